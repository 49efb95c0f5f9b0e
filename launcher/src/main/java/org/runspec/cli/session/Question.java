package org.runspec.cli.session;

import java.io.IOException;
import java.io.InputStream;
import org.runspec.spec.problem.UserProblem;

/** Asks before something is done that nothing brings back. */
public final class Question {
  private Question() {}

  /**
   * Returns when the user agrees.
   *
   * @param deed what is to be done, such as {@code delete job1}
   * @throws UserProblem if the user does not, or nobody can be asked
   */
  public static void ask(Session session, String deed) throws IOException {
    if (!isPossible(session)) {
      throw new UserProblem(deed, "nobody can be asked whether that is meant", "--yes");
    } else if (!isAgreed(session, "Really " + deed + "?")) {
      throw new UserProblem(deed, "you said no", "list jobs, which shows what there is");
    }
  }

  /** Whether anybody is there to be asked. */
  public static boolean isPossible(Session session) {
    return session.terminal().interactive();
  }

  /** Whether the user says yes; who says nothing does not. */
  public static boolean isAgreed(Session session, String question) throws IOException {
    session.err().print(question + " [y/N] ");
    session.err().flush();
    return line(session.terminal().in()).strip().matches("(?i)y.*");
  }

  /** No more than the line: the next question has an answer of its own. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int typed = in.read(); typed >= 0 && typed != '\n'; typed = in.read()) {
      line.append((char) typed);
    }
    return line.toString();
  }
}
