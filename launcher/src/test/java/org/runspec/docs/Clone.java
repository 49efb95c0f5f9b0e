package org.runspec.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of what a user of the repository works with, in a folder named {@code runspec}. Its {@code
 * ./run} and {@code run.jar} are those of this build.
 *
 * @param folder the copy, absolute
 */
record Clone(Path folder) {
  static final Path TOP = Path.of(System.getProperty("runspec.top")).toAbsolutePath().normalize();

  private static final Path JAR = TOP.resolve("launcher/target/run.jar");
  private static final List<String> COPIED =
      List.of("README.md", "docs", "useful_run_specs", ".vscode", "components");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Makes a copy in a folder. */
  static Clone in(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.toRealPath().resolve("runspec"));
    for (String name : COPIED) {
      try (Stream<Path> files = Files.walk(TOP.resolve(name))) {
        files.filter(Clone::isUsers).forEach(file -> copy(file, folder));
      }
    }
    Files.createSymbolicLink(folder.resolve("run.jar"), JAR);
    Path run = folder.resolve("run");
    Files.writeString(
        run, "#!/bin/sh\nRUNSPEC_PROGRAM=$0 exec '" + JAVA + "' -jar '" + JAR + "' \"$@\"\n");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Clone(folder);
  }

  /** Not the sources of Java components, and nothing that was built. */
  private static boolean isUsers(Path file) {
    String name = TOP.relativize(file).toString().replace(File.separatorChar, '/');
    return Files.isRegularFile(file)
        && !name.startsWith("components/src/")
        && !name.contains("/target/")
        && !name.contains("__pycache__");
  }

  private static void copy(Path file, Path folder) {
    try {
      Path target = folder.resolve(TOP.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shell in the copy, in which {@code java} is the one that runs this test. */
  Shell shell() throws IOException {
    String path = JAVA.getParent() + File.pathSeparator + System.getenv("PATH");
    return new Shell(folder, Map.of("PATH", path, "HOME", folder.getParent().toString()));
  }
}
