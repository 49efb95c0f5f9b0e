package org.runspec.mirror.tree;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.runspec.storage.ObjectKey;

/**
 * A pattern of names in a folder: {@code *} and {@code ?} stand for characters within a name,
 * {@code **} for any number of folders, {@code [abc]} and {@code {one,other}} for choices; a
 * backslash takes a character's meaning away. A pattern without a slash fits names in every folder.
 */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** Throws {@link IllegalArgumentException} when the text is no pattern. */
  public static Glob of(String text) {
    if (text.isBlank() || text.startsWith("/")) {
      throw new IllegalArgumentException(
          text.isBlank()
              ? "the pattern is empty"
              : "it starts with a slash, but is within a folder");
    }
    String anchored = text.contains("/") ? text : "**/" + text;
    String whole = anchored.endsWith("/") ? anchored + "**" : anchored;
    try {
      return new Glob(text, Pattern.compile(regex(whole), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /** Whether a name fits. */
  public boolean fits(ObjectKey name) {
    return pattern.matcher(name.path()).matches();
  }

  /** Whether every name below a folder fits. */
  public boolean fitsAllBelow(ObjectKey folder) {
    return fits(folder.resolve("\uffff", "\uffff")) && fits(folder.resolve("\uffff"));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int choices = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
        int end = glob.indexOf(']', i + 2);
        regex.append(charactersOf(glob.substring(i + 1, end)));
        i = end;
      } else if (c == '{') {
        choices++;
        regex.append("(?:");
      } else if (c == '}' && choices > 0) {
        choices--;
        regex.append(')');
      } else if (c == ',' && choices > 0) {
        regex.append('|');
      } else if (c == '\\' && i + 1 < glob.length()) {
        i++;
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static String charactersOf(String inside) {
    boolean not = inside.startsWith("!") || inside.startsWith("^");
    String characters = not ? inside.substring(1) : inside;
    String escaped = characters.replaceAll("([\\[\\]\\\\^&])", "\\\\$1");
    return "(?!/)[" + (not ? "^" : "") + escaped + "]";
  }
}
