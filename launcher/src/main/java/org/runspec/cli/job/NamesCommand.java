package org.runspec.cli.job;

import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.UserProblem;

/** A command on jobs, nodes and runs that are named, of which there is at least one. */
public abstract class NamesCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  private final String name;
  private final String deed;

  /**
   * A command.
   *
   * @param name as users call it
   * @param deed what it does, behind "could not" in a message
   */
  protected NamesCommand(String name, String deed) {
    this.name = name;
    this.deed = deed;
  }

  /** A command that is called what it does. */
  protected NamesCommand(String name) {
    this(name, name);
  }

  @Override
  protected final ExitCode run(Stores stores) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem(deed, "nothing was named", name + " job1, or " + name + " run1.1");
    }
    ExitCode all = ExitCode.DONE;
    for (Map.Entry<Sight, List<String>> some : stores.byStore(words).entrySet()) {
      ExitCode code = run(some.getKey(), some.getValue());
      all = code.equals(ExitCode.DONE) ? all : code;
    }
    return all;
  }

  @Override
  protected final ExitCode run(Sight sight) throws IOException, InterruptedException {
    return run(sight, words);
  }

  /** Does the work for what is named. */
  protected abstract ExitCode run(Sight sight, List<String> names)
      throws IOException, InterruptedException;
}
