package org.runspec.spec.problem;

import java.util.Optional;

/**
 * One thing that is wrong, or dubious, at one place.
 *
 * @param severity whether the input can be used in spite of it
 * @param position where to look
 * @param path the property concerned, such as {@code processing_stages[0].agent}; empty where there
 *     is none
 * @param what what is wrong
 * @param allowed what would be right; empty where {@code what} says it
 * @param suggestion the one fix to try, if there is a good guess
 */
public record Problem(
    Severity severity,
    Position position,
    String path,
    String what,
    String allowed,
    Optional<String> suggestion) {

  private static final int MAX_PATH = 200;
  private static final int MAX_TEXT = 400;
  private static final int MAX_LIST = 4000;

  public Problem {
    path = Shown.of(path, MAX_PATH);
    what = Shown.of(what, MAX_TEXT);
    allowed = Shown.of(allowed, MAX_LIST);
    suggestion = suggestion.map(fix -> Shown.of(fix, MAX_TEXT));
  }

  /** How bad it is. */
  public enum Severity {
    /** The input cannot be used. */
    ERROR,
    /** The input can be used, but probably does not do what was meant. */
    WARNING
  }

  /** An error without a rule or a suggestion. */
  public static Problem error(Position position, String path, String what) {
    return new Problem(Severity.ERROR, position, path, what, "", Optional.empty());
  }

  /** A warning without a rule or a suggestion. */
  public static Problem warning(Position position, String path, String what) {
    return new Problem(Severity.WARNING, position, path, what, "", Optional.empty());
  }

  /** The same problem, saying what would be right. */
  public Problem allowing(String rule) {
    return new Problem(severity, position, path, what, rule, suggestion);
  }

  /** The same problem with a fix to try. */
  public Problem suggesting(String fix) {
    return new Problem(severity, position, path, what, allowed, Optional.of(fix));
  }

  /** The same problem, with a fix to try where there is one. */
  public Problem suggesting(Optional<String> fix) {
    return new Problem(severity, position, path, what, allowed, fix);
  }

  /** {@code file:line:col: path: what is wrong; what is allowed; fix}, on one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(position.toString()).append(": ");
    if (severity == Severity.WARNING) {
      text.append("warning: ");
    }
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    text.append(what);
    if (!allowed.isEmpty()) {
      text.append("; ").append(allowed);
    }
    suggestion.ifPresent(fix -> text.append("; ").append(fix));
    return text.toString();
  }
}
