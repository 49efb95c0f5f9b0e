package org.runspec.spec.problem;

import java.util.List;

/**
 * The user's input is wrong. Shown without a stack trace; the program ends with exit code 2.
 *
 * <p>The message has the form "Could not &lt;do what&gt;: &lt;why&gt;. Try: &lt;fix&gt;.", or
 * "Could not &lt;do what&gt;: N problems." with the problems listed behind it.
 */
public final class UserProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_WORDS = 1000;

  private final transient List<Problem> problems;
  private final String cause;
  private final String fix;

  /**
   * One cause that is not at a place in a file.
   *
   * @param action what could not be done, such as {@code read x.yaml}
   * @param cause why, without a full stop
   * @param fix what to try, without a full stop
   */
  public UserProblem(String action, String cause, String fix) {
    super("Could not " + shown(action) + ": " + shown(cause) + ". Try: " + shown(fix) + ".");
    this.problems = List.of();
    this.cause = cause;
    this.fix = fix;
  }

  /**
   * Problems at places in files.
   *
   * @param action what could not be done, such as {@code load x.yaml}
   * @param problems all that was found, warnings included, in order
   */
  public UserProblem(String action, List<Problem> problems) {
    super(headline(action, problems));
    this.problems = List.copyOf(problems);
    this.cause = "";
    this.fix = "";
  }

  /** This problem as one of several, at the place in a file that it comes from. */
  public List<Problem> at(Position position, String path) {
    return problems.isEmpty()
        ? List.of(Problem.error(position, path, cause).suggesting(fix))
        : problems;
  }

  /** The problems in order; empty when the message says it all. */
  public List<Problem> problems() {
    return problems;
  }

  private static String headline(String action, List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
    return "Could not "
        + shown(action)
        + ": "
        + errors
        + (errors == 1 ? " problem." : " problems.");
  }

  private static String shown(String words) {
    return Shown.of(words, MAX_WORDS);
  }
}
