package org.runspec.storage.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the segments of keys are written as file names. A store keeps to one way for good.
 *
 * <p>{@link #VERBATIM}: as they are, on file systems that can hold and tell apart all names.
 *
 * <p>{@link #ESCAPED}: on all others, as those of Windows and macOS. Kept are {@code a-z 0-9} and
 * {@code . _ - + = , @ ( )} and the space; {@code A-Z} become {@code ^a-^z}; all else becomes
 * {@code %XX} for each byte of UTF-8. So do a dot or a space at the end, and the first letter of
 * names that Windows keeps to itself, such as {@code nul} or {@code com1.txt}.
 */
enum FileNames {
  VERBATIM {
    @Override
    String encoded(String segment) {
      return segment;
    }

    @Override
    String decoded(String fileName) {
      return fileName;
    }
  },

  ESCAPED {
    @Override
    String encoded(String segment) {
      StringBuilder name = new StringBuilder();
      byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
      boolean reserved = RESERVED.matcher(segment).matches();
      for (int i = 0; i < bytes.length; i++) {
        char c = (char) (bytes[i] & 0xff);
        boolean last = i == bytes.length - 1;
        if (c >= 'A' && c <= 'Z' && !(reserved && i == 0)) {
          name.append('^').append((char) (c + 'a' - 'A'));
        } else if (isKept(c) && !(reserved && i == 0) && !(last && (c == '.' || c == ' '))) {
          name.append(c);
        } else {
          name.append(String.format(Locale.ROOT, "%%%02x", (int) c));
        }
      }
      return name.toString();
    }

    @Override
    String decoded(String fileName) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < fileName.length(); i++) {
        char c = fileName.charAt(i);
        if (c == '%' && i + 2 < fileName.length()) {
          bytes.write(Integer.parseInt(fileName, i + 1, i + 3, 16));
          i += 2;
        } else if (c == '^' && i + 1 < fileName.length()) {
          i++;
          bytes.write(fileName.charAt(i) + 'A' - 'a');
        } else {
          bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  };

  private static final Pattern RESERVED =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9])(\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The file name for a segment of a key. */
  abstract String encoded(String segment);

  /** The segment of a key that a file name stands for. */
  abstract String decoded(String fileName);

  private static boolean isKept(char c) {
    return "abcdefghijklmnopqrstuvwxyz0123456789._-+=,@() ".indexOf(c) >= 0;
  }
}
