package org.runspec.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * A command in a console block, and what is shown below it.
 *
 * @param command what stands behind {@code $}, and behind {@code >} on further lines
 * @param shown the lines up to the next command
 */
record ConsoleStep(String command, List<String> shown) {
  private static final String PROMPT = "$ ";
  private static final String CONTINUED = "> ";

  /** The line that stands for pressing Ctrl-C. */
  static final String CTRL_C = "^C";

  static List<ConsoleStep> of(FencedBlock block) {
    List<ConsoleStep> steps = new ArrayList<>();
    for (String line : block.lines()) {
      int last = steps.size() - 1;
      if (line.startsWith(PROMPT)) {
        steps.add(new ConsoleStep(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (last < 0) {
        throw new IllegalArgumentException("line " + block.line() + ": no command before output");
      } else if (line.startsWith(CONTINUED) && steps.get(last).shown().isEmpty()) {
        String command = steps.get(last).command() + "\n" + line.substring(CONTINUED.length());
        steps.set(last, new ConsoleStep(command, new ArrayList<>()));
      } else {
        steps.get(last).shown().add(line);
      }
    }
    return steps;
  }

  boolean asksForExitCode() {
    return command.equals("echo $?");
  }
}
