package org.runspec.report.index;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, taken out of the jar once for all calls: by itself the driver does so at
 * every start, which takes longer than all else that a short command does.
 */
final class NativeLibrary {
  private static final String FOLDER = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Makes the driver use the copy in a folder.
   *
   * @throws IOException if there is none for this machine, or it cannot be written
   */
  static void useFrom(Path cache) throws IOException {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    URL packed = SQLiteJDBCLoader.class.getResource(resource);
    if (packed == null) {
      throw new IOException("there is no SQLite for this kind of machine");
    }
    URLConnection content = packed.openConnection();
    content.setUseCaches(false);
    try (InputStream in = content.getInputStream()) {
      long size = content.getContentLengthLong(); // another version's is another
      String machine = resource.replaceAll("^.*/native/|/[^/]*$", "").replace('/', '-');
      Path folder = cache.resolve("sqlite-" + machine + "-" + size);
      Path library = folder.resolve(name);
      if (!Files.exists(library) || Files.size(library) != size) {
        unpack(in, library);
      }
      System.setProperty(FOLDER, folder.toString());
    }
  }

  private static void unpack(InputStream in, Path library) throws IOException {
    Files.createDirectories(library.getParent());
    Path unfinished = Files.createTempFile(library.getParent(), "unpacked", ".tmp");
    try {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
