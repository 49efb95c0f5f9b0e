package org.runspec.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of a {@code .gitignore}, as git understands it.
 *
 * @param path matches paths relative to the folder of the file, with slashes
 * @param negated whether what matches is taken after all
 * @param foldersOnly whether only folders match
 */
record IgnorePattern(Pattern path, boolean negated, boolean foldersOnly) {

  /** Reads a line; empty if it says nothing. */
  static Optional<IgnorePattern> of(String line) {
    String text = bytes(withoutTrailingSpaces(line));
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean foldersOnly = text.endsWith("/");
    text = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.contains("/");
    text = text.startsWith("/") ? text.substring(1) : text;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Pattern path = Pattern.compile((anchored ? "" : "(?:.*/)?") + regex(text), Pattern.DOTALL);
      return Optional.of(new IgnorePattern(path, negated, foldersOnly));
    } catch (PatternSyntaxException e) {
      return Optional.empty(); // git matches nothing by a broken pattern
    }
  }

  boolean matches(String relative, boolean folder) {
    return (folder || !foldersOnly) && path.matcher(bytes(relative)).matches();
  }

  /** Each byte as a character: to git, {@code ?} and classes stand for one byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      boolean atStart = i == 0 || glob.charAt(i - 1) == '/';
      if (atStart && glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (atStart && glob.substring(i).equals("**")) {
        regex.append(".+");
        i += 2;
      } else {
        i = single(glob, i, regex);
      }
    }
    return regex.toString();
  }

  /** Translates what stands at an index, and returns the index behind it. */
  private static int single(String glob, int at, StringBuilder regex) {
    char c = glob.charAt(at);
    switch (c) {
      case '*' -> {
        regex.append("[^/]*");
        int next = at + 1;
        while (next < glob.length() && glob.charAt(next) == '*') {
          next++;
        }
        return next;
      }
      case '?' -> regex.append("[^/]");
      case '[' -> {
        return characterClass(glob, at, regex);
      }
      case '\\' -> {
        if (at + 1 == glob.length()) {
          throw new PatternSyntaxException("nothing is escaped", glob, at);
        }
        regex.append(literal(glob.charAt(at + 1)));
        return at + 2;
      }
      default -> regex.append(literal(c));
    }
    return at + 1;
  }

  private static int characterClass(String glob, int open, StringBuilder regex) {
    int at = open + 1;
    boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
    at += negated ? 1 : 0;
    StringBuilder members = new StringBuilder();
    boolean first = true;
    while (at < glob.length() && (first || glob.charAt(at) != ']')) {
      first = false;
      if (glob.startsWith("[:", at) && glob.indexOf(":]", at) > 0) {
        int close = glob.indexOf(":]", at);
        members.append(posix(glob.substring(at + 2, close)));
        at = close + 2;
        continue;
      }
      if (glob.charAt(at) == '\\' && at + 1 < glob.length()) {
        at++;
      }
      char from = glob.charAt(at++);
      members.append(literal(from));
      boolean range =
          at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']';
      if (range) {
        int end = glob.charAt(at + 1) == '\\' && at + 2 < glob.length() ? at + 2 : at + 1;
        if (from <= glob.charAt(end)) {
          members.append('-').append(literal(glob.charAt(end)));
        }
        at = end + 1;
      }
    }
    if (at >= glob.length()) {
      throw new PatternSyntaxException("a class without end", glob, open);
    }
    regex.append("(?!/)[").append(negated ? "^" : "").append(members).append(']');
    return at + 1;
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : String.format("\\x%02x", (int) c);
  }

  private static String posix(String name) {
    return switch (name) {
      case "alpha" -> "\\p{Alpha}";
      case "digit" -> "\\p{Digit}";
      case "alnum" -> "\\p{Alnum}";
      case "upper" -> "\\p{Upper}";
      case "lower" -> "\\p{Lower}";
      case "space" -> "\\s";
      case "punct" -> "\\p{Punct}";
      case "xdigit" -> "\\p{XDigit}";
      case "blank" -> " \\t";
      case "cntrl" -> "\\p{Cntrl}";
      case "graph" -> "\\p{Graph}";
      case "print" -> "\\p{Print}";
      default -> throw new PatternSyntaxException("no such class", name, 0);
    };
  }
}
