package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.mistakes.Mistake;
import org.runspec.cli.mistakes.MistakeGenerator;
import org.runspec.cli.mistakes.MistakeKind;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.run.RunPlan;
import org.runspec.run.console.Terminal;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/**
 * Each key and each value of each runspec, with each class of mistake: it is refused, the place is
 * told, and a misspelt word is known again.
 */
class EveryMistakeTest {
  private static final UserHome NO_HOME = new UserHome(Path.of("no-home"));
  private static final long SEED = 20240229;
  private static final double RIGHT_SUGGESTIONS = 0.9;
  private static final int LEAST_RUNSPECS = 10;
  private static final int LEAST_MISTAKES = 50;

  @TempDir Path folder;

  private final Map<MistakeKind, Tally> tallies = new EnumMap<>(MistakeKind.class);
  private final List<String> failures = new ArrayList<>();

  /** How mistakes of one class were told. */
  private static final class Tally {
    private int made;
    private int valid;
    private int misspelt;
    private int suggested;

    /** Of the mistakes that have a right word, those for which it was suggested. */
    private double share() {
      return (double) suggested / misspelt;
    }

    private void add(Tally other) {
      misspelt += other.misspelt;
      suggested += other.suggested;
    }
  }

  @Test
  void isRefusedAtItsPlace() throws IOException {
    List<Path> runspecs = runspecs();
    for (Path runspec : runspecs) {
      Catalogue catalogue = Project.around(runspec, NO_HOME).catalogue();
      String text = Files.readString(runspec);
      assertEquals(List.of(), problems(text, catalogue), runspec + " as it is");
      MistakeGenerator generator = new MistakeGenerator(catalogue, SEED);
      for (Mistake mistake : generator.of(text)) {
        check(runspec, mistake, generator, catalogue);
      }
    }
    assertTrue(
        failures.isEmpty(), () -> failures.size() + " failures\n" + String.join("\n", failures));
    assertTrue(runspecs.size() >= LEAST_RUNSPECS, () -> table(runspecs.size()));
    assertEnoughIsSuggested(table(runspecs.size()));
  }

  private void assertEnoughIsSuggested(String table) {
    Tally all = new Tally();
    for (MistakeKind kind : MistakeKind.values()) {
      Tally tally = tallies.getOrDefault(kind, new Tally());
      assertTrue(tally.made >= LEAST_MISTAKES, () -> kind + table);
      if (tally.misspelt > 0) {
        assertTrue(tally.share() >= RIGHT_SUGGESTIONS, () -> kind + table);
      }
      all.add(tally);
    }
    assertTrue(all.share() >= RIGHT_SUGGESTIONS, () -> "all" + table);
  }

  private List<Path> runspecs() throws IOException {
    Path project = folder.resolve("made");
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, false, () -> 80);
    Session session = new Session(folder, Map.of(), terminal);
    assertEquals(ExitCode.DONE, new CommandLine(session).run(List.of("init", "made")));
    Path top = Path.of(System.getProperty("runspec.top"));
    List<Path> runspecs = new ArrayList<>();
    for (Path specs :
        List.of(
            top.resolve("useful_run_specs"),
            top.resolve("launcher/src/test/resources/org/runspec/cli/mistakes/project/run_specs"),
            project.resolve("run_specs"))) {
      try (Stream<Path> files = Files.list(specs)) {
        files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(runspecs::add);
      }
    }
    return runspecs;
  }

  private void check(
      Path runspec, Mistake mistake, MistakeGenerator generator, Catalogue catalogue) {
    Tally tally = tallies.computeIfAbsent(mistake.kind(), kind -> new Tally());
    List<Problem> problems = problems(mistake.text(), catalogue);
    if (problems.isEmpty()
        && mistake.kind().mayBeValid()
        && generator.isAnotherRunspec(mistake.text())) {
      tally.valid++;
      return;
    }
    tally.made++;
    if (problems.stream().noneMatch(mistake::isAt)) {
      failures.add(
          String.format(
              Locale.ROOT,
              "%s %s, %s at %s: %s",
              mistake.kind(),
              runspec.getFileName(),
              mistake.what(),
              mistake.places(),
              problems));
    }
    if (mistake.right().isPresent()) {
      tally.misspelt++;
      tally.suggested += problems.stream().anyMatch(mistake::isMended) ? 1 : 0;
    }
  }

  private List<Problem> problems(String text, Catalogue catalogue) {
    try {
      Path file = folder.resolve("run_specs").resolve("x.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      LoadOptions options = LoadOptions.plain(folder, folder.resolve("data"));
      new SpecLoader(catalogue, options)
          .load(
              Path.of("run_specs/x.yaml"),
              RunPlan.check(LocalRuns.binder(Project.around(folder, NO_HOME), catalogue)));
      return List.of();
    } catch (UserProblem e) {
      return e.problems();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String table(int runspecs) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            "%n%d runspecs%n%-22s %6s %6s %10s%n",
            runspecs, "mistake", "made", "valid", "suggested"));
    tallies.forEach(
        (kind, tally) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-22s %6d %6d %10s%n",
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    tally.made,
                    tally.valid,
                    tally.misspelt == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * tally.share()))));
    return out.toString();
  }
}
