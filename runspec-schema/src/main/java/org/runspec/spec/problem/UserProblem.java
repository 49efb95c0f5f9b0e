package org.runspec.spec.problem;

import java.util.List;
import java.util.Optional;

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
  private final transient Optional<Mark> mark;

  /**
   * A place in what was typed, rather than in a file.
   *
   * @param column from 0
   */
  public record Mark(String text, int column) {}

  /**
   * One cause that is not at a place in a file.
   *
   * @param action what could not be done, such as {@code read x.yaml}
   * @param cause why, without a full stop
   * @param fix what to try, without a full stop
   */
  public UserProblem(String action, String cause, String fix) {
    this(action, cause, fix, Optional.empty());
  }

  /** The same, at a place in what was typed. */
  public UserProblem(String action, String cause, String fix, Mark mark) {
    this(action, cause, fix, Optional.of(mark));
  }

  private UserProblem(String action, String cause, String fix, Optional<Mark> mark) {
    super("Could not " + shown(action) + ": " + ended(cause) + " Try: " + ended(fix));
    this.problems = List.of();
    this.cause = cause;
    this.fix = fix;
    this.mark = mark;
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
    this.mark = Optional.empty();
  }

  /** Where it is in what was typed, if that helps. */
  public Optional<Mark> mark() {
    return mark;
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

  /** A question has its mark already. */
  private static String ended(String words) {
    String shown = shown(words);
    return shown.endsWith("?") ? shown : shown + ".";
  }

  private static String shown(String words) {
    return Shown.of(words, MAX_WORDS);
  }
}
