package org.runspec.cli.session;

import java.util.List;
import org.runspec.spec.problem.UserProblem;

/** A command that takes another one, whatever that is: its words stand behind {@code --}. */
public interface CommandTaking extends Command {
  /** Takes the words, as they were typed. */
  void take(List<String> words);

  /** What to tell of a word that stands before {@code --} and is no option. */
  UserProblem stray(String word);
}
