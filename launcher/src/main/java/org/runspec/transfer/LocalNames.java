package org.runspec.transfer;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What files of a store are called on this machine: as there, except for what its file systems
 * cannot hold, which becomes {@code %XX} for each byte of UTF-8.
 */
final class LocalNames {
  private static final Pattern RESERVED =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final boolean windows;

  /** Names of this machine. */
  LocalNames() {
    this(File.separatorChar == '\\');
  }

  LocalNames(boolean windows) {
    this.windows = windows;
  }

  /** The path of a file, relative; its segments stay segments. */
  Path of(String path) {
    Path relative = null;
    for (String segment : path.split("/", -1)) {
      Path name = name(segment);
      relative = relative == null ? name : relative.resolve(name);
    }
    return relative;
  }

  private Path name(String segment) {
    try {
      return Path.of(windows ? forWindows(segment) : segment);
    } catch (InvalidPathException e) {
      return Path.of(escaped(segment)); // this system's locale has not these characters
    }
  }

  String forWindows(String segment) {
    StringBuilder name = new StringBuilder();
    boolean reserved = RESERVED.matcher(segment).matches();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      boolean last = i == segment.length() - 1;
      boolean held = c >= ' ' && "<>:\"|?*\\%".indexOf(c) < 0;
      boolean end = last && (c == '.' || c == ' ');
      name.append(held && !end && !(reserved && i == 0) ? String.valueOf(c) : hexadecimal(c));
    }
    return name.toString();
  }

  private static String hexadecimal(char c) {
    return String.format(Locale.ROOT, "%%%02x", (int) c);
  }

  private static String escaped(String segment) {
    StringBuilder name = new StringBuilder();
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      name.append(b > ' ' && b != '%' ? String.valueOf((char) b) : hexadecimal((char) (b & 0xff)));
    }
    return name.toString();
  }
}
