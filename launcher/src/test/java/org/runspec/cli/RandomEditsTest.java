package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.run.RunPlan;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.SpecCheck;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** However a runspec is mangled, it is loaded or refused, and what is said points into it. */
class RandomEditsTest {
  private static final UserHome NO_HOME = new UserHome(Path.of("no-home"));
  private static final String SPEC = "x.yaml";
  private static final String CHARACTERS =
      " \t\n:-#'\"[]{},&*<>!|%@`?~\\/.0129abcXYZ_\r\u0000\u00e9\u00a0\u200b\u2028\ufeff\ud83d\ude80";
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private static Path folder;
  private static List<String> runspecs;
  private static Catalogue catalogue;

  @BeforeContainer
  static void readRunspecs() throws IOException {
    folder = Files.createTempDirectory("random-edits");
    Path specs =
        Path.of(
            System.getProperty("runspec.top"),
            "launcher/src/test/resources/org/runspec/cli/mistakes/project/run_specs");
    catalogue = Project.around(specs, NO_HOME).catalogue();
    try (Stream<Path> files = Files.list(specs)) {
      runspecs = files.sorted().map(RandomEditsTest::read).toList();
    }
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Files.deleteIfExists(folder.resolve(SPEC));
    Files.delete(folder);
  }

  @Property(tries = 1000, seed = "20240229")
  void neverBreakTheLoader(@ForAll("mangledRunspecs") String text) throws IOException {
    Files.writeString(folder.resolve(SPEC), text);
    List<Problem> problems = assertTimeoutPreemptively(DEADLINE, RandomEditsTest::load);

    List<String> lines = text.lines().toList();
    for (Problem problem : problems) {
      assertTrue(isInside(problem.position(), lines), () -> problem + " of " + lines.size());
    }
  }

  private static List<Problem> load() {
    try {
      LoadOptions options = LoadOptions.plain(folder, folder.resolve("data"));
      SpecCheck check = RunPlan.check(LocalRuns.binder(Project.around(folder, NO_HOME), catalogue));
      return new SpecLoader(catalogue, options).load(Path.of(SPEC), check).warnings();
    } catch (UserProblem e) {
      return e.problems();
    }
  }

  /** A place may be right behind the end of a line, or of the text. */
  private static boolean isInside(Position position, List<String> lines) {
    if (position.line() == 0) {
      return position.column() == 0;
    }
    String line = position.line() <= lines.size() ? lines.get(position.line() - 1) : "";
    return position.line() <= lines.size() + 1
        && position.column() >= 1
        && position.column() <= line.codePointCount(0, line.length()) + 1;
  }

  @Provide
  Arbitrary<String> mangledRunspecs() {
    Arbitrary<Long> seeds = Arbitraries.longs();
    Arbitrary<Integer> edits = Arbitraries.integers().between(1, 5);
    return Combinators.combine(Arbitraries.of(runspecs), seeds, edits)
        .as(
            (runspec, seed, count) -> {
              Random random = new Random(seed);
              String text = runspec;
              for (int i = 0; i < count; i++) {
                text = random.nextBoolean() ? character(text, random) : line(text, random);
              }
              return text;
            });
  }

  private static String character(String text, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
    int behind = text.offsetByCodePoints(at, 1);
    int[] all = CHARACTERS.codePoints().toArray();
    String other = Character.toString(all[random.nextInt(all.length)]);
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(behind);
      case 1 -> text.substring(0, at) + other + text.substring(at);
      default -> text.substring(0, at) + other + text.substring(behind);
    };
  }

  private static String line(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at));
      default -> lines.set(at, lines.get(at).strip());
    }
    return String.join("\n", lines) + "\n";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
