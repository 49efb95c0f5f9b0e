package org.runspec.run.program.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.runspec.spec.problem.UserProblem;

/**
 * A regular expression whose named groups are metrics. Groups are written as in Java, {@code
 * (?<loss>…)}, or as in Python, {@code (?P<loss>…)}; a name may hold whatever a metric's name may,
 * which Java's own groups do not allow.
 */
public final class NamedPattern {
  private static final Pattern OPENING = Pattern.compile("\\(\\?P?<(?![=!])([^>]*)>");
  private static final Pattern REFERENCE = Pattern.compile("\\(\\?P=([^)]*)\\)|\\\\k<([^>]*)>");

  private final Pattern pattern;
  private final List<String> names;

  private NamedPattern(Pattern pattern, List<String> names) {
    this.pattern = pattern;
    this.names = names;
  }

  /**
   * Reads a pattern.
   *
   * @throws UserProblem if it is not a pattern or has no named group
   */
  public static NamedPattern compile(String text) {
    List<String> names = new ArrayList<>();
    String java = withPlainNames(text, names);
    if (names.isEmpty()) {
      throw new UserProblem(
          "read metrics from the pattern " + text,
          "it has no named group",
          "name what is to be measured, as in loss (?P<loss>\\S+)");
    }
    try {
      return new NamedPattern(Pattern.compile(java), List.copyOf(names));
    } catch (PatternSyntaxException e) {
      throw new UserProblem(
          "read metrics from the pattern " + text,
          e.getDescription(),
          "correct it as a regular expression of Java or Python");
    }
  }

  /**
   * What the named groups hold at each match in the line; a group that took no part is left out.
   */
  List<Map<String, String>> matches(String line) {
    List<Map<String, String>> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      Map<String, String> groups = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String held = matcher.group(plainName(i));
        if (held != null) {
          groups.put(names.get(i), held);
        }
      }
      found.add(groups);
    }
    return found;
  }

  /** The same pattern with groups named g0, g1, …; collects the names that stood there. */
  private static String withPlainNames(String text, List<String> names) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    int i = 0;
    while (i < text.length()) {
      Matcher opening = OPENING.matcher(text).region(i, text.length());
      Matcher reference = REFERENCE.matcher(text).region(i, text.length());
      char c = text.charAt(i);
      if (!inClass && reference.lookingAt()) {
        String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
        int group = names.indexOf(name);
        java.append(group < 0 ? reference.group() : "\\k<" + plainName(group) + ">");
        i = reference.end();
      } else if (!inClass && opening.lookingAt() && !names.contains(opening.group(1))) {
        java.append("(?<").append(plainName(names.size())).append('>');
        names.add(opening.group(1));
        i = opening.end();
      } else if (c == '\\' && i + 1 < text.length()) {
        java.append(text, i, i + 2);
        i += 2;
      } else {
        inClass = (inClass || c == '[') && c != ']';
        java.append(c);
        i++;
      }
    }
    return java.toString();
  }

  private static String plainName(int group) {
    return "g" + group;
  }
}
