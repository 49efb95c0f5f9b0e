package org.runspec.cli.job.steer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.UserProblem;

/** Asks before something is done that nothing brings back. */
final class Question {
  private Question() {}

  /**
   * Returns when the user agrees.
   *
   * @param deed what is to be done, such as {@code delete job1}
   * @throws UserProblem if the user does not, or nobody can be asked
   */
  static void ask(Session session, String deed) throws IOException {
    if (!session.terminal().interactive()) {
      throw new UserProblem(deed, "nobody can be asked whether that is meant", "--yes");
    }
    session.err().print("Really " + deed + "? [y/N] ");
    session.err().flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    String line = in.readLine();
    if (line == null || !line.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new UserProblem(deed, "you said no", "list jobs, which shows what there is");
    }
  }
}
