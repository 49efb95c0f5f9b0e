package org.runspec.report.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** The files of a code snapshot in a store, read one after the other. */
final class CodeTexts {
  /** A file that is larger is no source that people compare. */
  private static final int MOST = 2 << 20;

  private final Storage storage;
  private final ObjectKey zip;

  CodeTexts(Storage storage, String digest) {
    this.storage = storage;
    this.zip = new ObjectKey(StoreLayout.code(digest));
  }

  /**
   * A digest of each file's content, by name.
   *
   * @throws java.nio.file.NoSuchFileException if the snapshot is not there any more
   */
  Map<String, String> digests() throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    try (ZipInputStream in = open()) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        digests.put(entry.getName(), digest(in));
      }
    }
    return digests;
  }

  /** The lines of some files; empty for one that is no text. */
  Map<String, Optional<List<String>>> lines(Set<String> names) throws IOException {
    return lines(names, MOST);
  }

  /**
   * The lines of some files; empty for one that is no text, or too much.
   *
   * @param most bytes of a file
   */
  Map<String, Optional<List<String>>> lines(Set<String> names, int most) throws IOException {
    Map<String, Optional<List<String>>> lines = new LinkedHashMap<>();
    try (ZipInputStream in = open()) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (names.contains(entry.getName())) {
          lines.put(entry.getName(), text(in.readNBytes(most + 1), most));
        }
      }
    }
    return lines;
  }

  private ZipInputStream open() throws IOException {
    return new ZipInputStream(storage.open(zip, 0), StandardCharsets.UTF_8);
  }

  private static String digest(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Optional<List<String>> text(byte[] content, int most) {
    if (content.length > most) {
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text.lines().toList());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
