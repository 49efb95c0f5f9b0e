package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The states' tables are those that their documentation draws. */
class StateTablesTest {
  private static final Pattern DIAGRAM = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

  @Test
  void runsBecomeWhatTheirDiagramSays() throws IOException {
    Diagram diagram = Diagram.of(RunState.class);

    assertEquals(diagram.steps, steps(RunState.values(), RunState::canBecome));
    assertEquals(
        diagram.resumes,
        steps(RunState.values(), (from, to) -> from.canResume() && to == RunState.QUEUED));
    assertEquals(diagram.ends(), named(RunState.values(), RunState::isTerminal));
  }

  @Test
  void nodesBecomeWhatTheirDiagramSays() throws IOException {
    Diagram diagram = Diagram.of(NodeState.class);

    assertEquals(diagram.steps, steps(NodeState.values(), NodeState::canBecome));
    assertEquals(diagram.ends(), named(NodeState.values(), NodeState::isTerminal));
  }

  @Test
  void jobsBecomeWhatTheirDiagramSays() throws IOException {
    Diagram diagram = Diagram.of(JobState.class);

    assertEquals(diagram.steps, steps(JobState.values(), JobState::canBecome));
    assertEquals(
        diagram.resumes,
        steps(JobState.values(), (from, to) -> from.isTerminal() && to == JobState.QUEUED));
    assertEquals(diagram.ends(), named(JobState.values(), JobState::isTerminal));
  }

  private static <S> Set<String> steps(S[] states, BiPredicate<S, S> canBecome) {
    Set<String> steps = new TreeSet<>();
    for (S from : states) {
      for (S to : states) {
        if (canBecome.test(from, to)) {
          steps.add(from + " → " + to);
        }
      }
    }
    return steps;
  }

  private static <S> Set<String> named(S[] states, Predicate<S> which) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(states).filter(which).forEach(state -> names.add(state.toString()));
    return names;
  }

  /** The steps that a class's comment draws. */
  private static final class Diagram {
    private final Set<String> steps = new TreeSet<>();
    private final Set<String> resumes = new TreeSet<>();
    private final Set<String> states = new TreeSet<>();

    static Diagram of(Class<?> type) throws IOException {
      Path source =
          Path.of(System.getProperty("runspec.top", ".."))
              .resolve("launcher/src/main/java")
              .resolve(type.getName().replace('.', '/') + ".java");
      Matcher drawn = DIAGRAM.matcher(Files.readString(source));
      assertEquals(true, drawn.find(), type + " draws its table");
      Diagram diagram = new Diagram();
      drawn.group(1).lines().map(line -> line.replace("*", "")).forEach(diagram::read);
      return diagram;
    }

    private void read(String line) {
      Set<String> into = line.contains("(resume only)") ? resumes : steps;
      List<List<String>> chain = new ArrayList<>();
      for (String alternatives : line.replaceAll("\\(.*?\\)", "").split("→", -1)) {
        chain.add(
            Arrays.stream(alternatives.split("\\|", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList());
      }
      chain.forEach(states::addAll);
      for (int i = 1; i < chain.size(); i++) {
        for (String from : chain.get(i - 1)) {
          chain.get(i).forEach(to -> into.add(from + " → " + to));
        }
      }
    }

    Set<String> ends() {
      Set<String> ends = new TreeSet<>(states);
      steps.forEach(step -> ends.remove(step.substring(0, step.indexOf(' '))));
      return ends;
    }
  }
}
