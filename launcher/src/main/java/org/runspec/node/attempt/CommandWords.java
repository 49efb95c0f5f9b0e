package org.runspec.node.attempt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.runspec.job.MultiRun;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;

/** A job's command as this node starts it. */
final class CommandWords {
  private static final String JAVA = "{java}";
  private static final String JAR = "{node.jar}";
  private static final long MEGABYTE = 1 << 20;

  private CommandWords() {}

  /**
   * The words of a command.
   *
   * @param options what is appended to it
   */
  static List<String> of(MultiRun.Command command, List<String> options, Machine machine) {
    if (command.shell()) {
      return ProgramCommand.ofLine(command.words().get(0), options, Platform.current());
    }
    List<String> words = new ArrayList<>();
    for (String word : command.words()) {
      words.add(expanded(word, machine));
      if (word.equals(JAVA)) {
        words.addAll(memoryOptions(machine));
      }
    }
    words.addAll(options);
    return words;
  }

  /** Hyperparameters as options, where the job has them so: {@code --lr=0.001}. */
  static List<String> options(MultiRun.SearchPlan search, Map<String, Object> hparams) {
    return search
        .optionPrefix()
        .map(
            prefix ->
                hparams.entrySet().stream()
                    .map(value -> prefix + value.getKey() + "=" + text(value.getValue()))
                    .toList())
        .orElse(List.of());
  }

  /** Numbers as people write them: {@code 0.0001} where Java has {@code 1.0E-4}. */
  private static String text(Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? shorter(number.toString())
        : String.valueOf(value);
  }

  private static String shorter(String number) {
    return number.contains("E") ? new BigDecimal(number).stripTrailingZeros().toString() : number;
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
