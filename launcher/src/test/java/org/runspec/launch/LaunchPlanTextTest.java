package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.backend.local.LocalBackend;
import org.runspec.job.MultiRun;
import org.runspec.plan.Plan;
import org.runspec.plan.PlanFixture;

/** Plans as they are shown: one file per feature. */
class LaunchPlanTextTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one_run | | ",
        "many_nodes | total_runs: 50, compute_nodes: 23, runs_per_node: 2, schedule: static | ",
        "grid_search | hp_tuning: grid, total_runs: 6, max_attempts: 3, time_limit: 1h30m | ",
        "hostile_names | description: \"it's \\\"why\\\" = ü\\n2\", env: {A: \"$(rm -rf /) 'x'\\n\"},"
            + " secrets: {T: {file: \"a b'c\"}, U: {env: HF}} | compute-targets: {local: {setup:"
            + " s, java: \"/a b/java\", slots: 2, env: {E: ü}}}, setups: {s: {activate: \"conda"
            + " activate it's\", pip-packages: [\"a b\"], python-path: [\"l i b\"]}}, code:"
            + " {working-dir: \"my dir\"}"
      })
  void isApproved(String name, String launcher, String configuration) throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .plan(flow(configuration), PlanFixture.spec(flow(launcher).replace("\n\n", "\n")));
    LaunchPlan launch = rendered(plan);

    Options options = Approvals.NAMES.withParameters(name);
    String text = LaunchPlanText.of(launch) + "\n=== JSON\n" + LaunchPlanText.json(launch);
    Approvals.verify(text.replace(folder + "/", ""), options);
  }

  private static LaunchPlan rendered(Plan plan) {
    return new LaunchPlan(
        plan, new LocalBackend(program -> Optional.of(Path.of("/bin", program))).render(plan));
  }

  /** What is above the nodes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "words_random | hp_tuning: random, total_runs: 20 | python3 train.py --lr={hp:lr}"
            + " --style={hp:style} | false",
        "line_grid | hp_tuning: grid, total_runs: 6 | train --lr={hp:lr} --style={hp:style} && ls"
            + " | true",
        "file_only | hp_tuning: random, total_runs: 2 | train | true"
      })
  void showsTheCommandsOfASearch(String name, String launcher, String command, boolean shell)
      throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .submitted(
                "",
                PlanFixture.spec(flow(launcher)),
                new MultiRun.Command(
                    shell ? List.of(command) : List.of(command.split(" ")), shell));

    String text = LaunchPlanText.of(rendered(plan)).replaceFirst("(?s)\n\n.*", "\n");
    Approvals.verify(text, Approvals.NAMES.withParameters(name));
  }

  /** Each key of the outer mapping on a line of its own. */
  private static String flow(String keys) {
    if (keys == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < keys.length(); i++) {
      char c = keys.charAt(i);
      quoted ^= c == '"' && keys.charAt(Math.max(0, i - 1)) != '\\';
      depth += quoted ? 0 : c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        text.append('\n');
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
