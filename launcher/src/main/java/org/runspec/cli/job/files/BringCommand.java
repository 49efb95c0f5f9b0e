package org.runspec.cli.job.files;

import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.UserProblem;

/** A command that brings what runs left here. */
abstract class BringCommand extends StoreCommand {
  private final String verb;

  @ParametersDelegate private final BringOptions options = new BringOptions();

  BringCommand(String verb) {
    this.verb = verb;
  }

  @Override
  protected final ExitCode run(Sight sight) throws IOException, InterruptedException {
    List<String> words = names();
    if (words.isEmpty()) {
      throw new UserProblem(verb, "nothing was named", verb + " run1.1, or list runs");
    }
    return bring(words, new StoredFiles(sight, options.attempt()), sight, options);
  }

  abstract ExitCode bring(List<String> words, StoredFiles files, Sight sight, BringOptions wishes)
      throws IOException, InterruptedException;
}
