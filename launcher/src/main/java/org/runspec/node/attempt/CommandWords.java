package org.runspec.node.attempt;

import java.util.ArrayList;
import java.util.List;
import org.runspec.job.MultiRun;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;

/** A job's command as this node starts it. */
final class CommandWords {
  private static final String JAVA = "{java}";
  private static final String JAR = "{node.jar}";
  private static final long MEGABYTE = 1 << 20;

  private CommandWords() {}

  /** The words of a command. */
  static List<String> of(MultiRun.Command command, Machine machine) {
    if (command.shell()) {
      return ProgramCommand.ofLine(command.words().get(0), List.of(), Platform.current());
    }
    List<String> words = new ArrayList<>();
    for (String word : command.words()) {
      words.add(expanded(word, machine));
      if (word.equals(JAVA)) {
        words.addAll(memoryOptions(machine));
      }
    }
    return words;
  }

  private static String expanded(String word, Machine machine) {
    if (word.startsWith(JAVA)) {
      return machine.java() + word.substring(JAVA.length());
    }
    return word.startsWith(JAR) ? machine.jar() + word.substring(JAR.length()) : word;
  }

  /** Left alone, Java maps more than a limited address space has. */
  private static List<String> memoryOptions(Machine machine) {
    return machine
        .addressSpace()
        .map(
            bytes ->
                List.of(
                    "-Xmx" + Math.max(64, bytes / 2 / MEGABYTE) + "m",
                    "-XX:CompressedClassSpaceSize=128m",
                    "-XX:ReservedCodeCacheSize=128m",
                    "-XX:+UseSerialGC"))
        .orElse(List.of());
  }
}
