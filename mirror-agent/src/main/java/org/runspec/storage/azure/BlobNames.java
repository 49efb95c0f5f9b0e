package org.runspec.storage.azure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.runspec.storage.ObjectKey;

/**
 * How keys are written as names of blobs: as they are, but for what the service or its tools refuse
 * or change, which becomes {@code %XX} for each byte of UTF-8: control characters, backslash,
 * percent sign, the two characters that are none, and a dot at the end of a segment.
 */
final class BlobNames {
  /** What the service allows. */
  private static final int LONGEST = 1024;

  private final String folder;

  /** Below a folder of the container, or at its top. */
  BlobNames(Optional<ObjectKey> prefix) {
    this.folder = prefix.map(key -> encoded(key.path()) + "/").orElse("");
  }

  /** The blob of an object. */
  String of(ObjectKey key) throws IOException {
    String name = folder + encoded(key.path());
    if (name.length() > LONGEST) {
      throw new IOException(
          "a blob's name has at most " + LONGEST + " characters, this one has " + name.length());
    }
    return name;
  }

  /** What the names of all objects in a folder begin with; an empty folder is the top. */
  String ofFolder(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? folder : folder + encoded(new ObjectKey(trimmed).path()) + "/";
  }

  /** The object of a blob; empty if other programs gave it a name that no object can have. */
  Optional<ObjectKey> key(String blob) {
    try {
      return Optional.of(new ObjectKey(decoded(blob.substring(folder.length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Of a path or a part of one. */
  static String encoded(String path) {
    StringBuilder name = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      i += Character.charCount(c);
      boolean last = i == path.length() || path.charAt(i) == '/';
      if (Character.isISOControl(c)
          || c == '\\'
          || c == '%'
          || c == 0xfffe
          || c == 0xffff
          || (c == '.' && last)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          name.append(String.format(Locale.ROOT, "%%%02x", b & 0xff));
        }
      } else {
        name.appendCodePoint(c);
      }
    }
    return name.toString();
  }

  /** Reads also what other programs wrote: a percent sign without two digits is one. */
  static String decoded(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); ) {
      int high = digit(name, i + 1);
      int low = digit(name, i + 2);
      if (name.charAt(i) == '%' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 3;
      } else {
        int c = name.codePointAt(i);
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int digit(String name, int at) {
    return at < name.length() ? Character.digit(name.charAt(at), 16) : -1;
  }
}
