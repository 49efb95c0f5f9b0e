package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RecordFormat;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** Nothing that a launcher section may say is passed over in silence. */
class LauncherPropertiesTest {
  /** Whether there is a job at all, which is decided before one is planned. */
  private static final Set<String> DECIDED_BEFORE = Set.of("component", "enabled");

  /** Each property with a value that is not its default. */
  private static final Map<String, String> WRITTEN = written();

  @TempDir Path folder;

  private static Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("hp_tuning", "random");
    written.put("search_history", "experiment");
    written.put("total_runs", "7");
    written.put("compute_nodes", "2");
    written.put("runs_per_node", "3");
    written.put("compute_target", "other");
    written.put("low_priority", "true");
    written.put("hold", "true");
    written.put("monitor", "new");
    written.put("description", "why not");
    written.put("schedule", "static");
    written.put("max_attempts", "3");
    written.put("max_losses", "4");
    written.put("time_limit", "45m");
    written.put("canary", "true");
    written.put("early_stopping", "{policy: median, delay: 5}");
    written.put("gpus_per_run", "0.5");
    written.put("direct", "true");
    written.put("env", "{A: b}");
    written.put("secrets", "{TOKEN: {env: T}}");
    return written;
  }

  @Test
  void allAreTried() throws IOException {
    Set<String> defined =
        new TreeSet<>(
            new PlanFixture(folder)
                .project("")
                .catalogue()
                .find(ComponentName.parse("job_launchers/XT").orElseThrow())
                .orElseThrow()
                .propertyNames());
    Set<String> tried = new TreeSet<>(WRITTEN.keySet());
    tried.addAll(DECIDED_BEFORE);

    defined.addAll(DECIDED_BEFORE);
    assertEquals(defined, tried);
  }

  @TestFactory
  Stream<DynamicTest> eachChangesThePlanOrIsRemarkedOrRefusedAtItsPlace() {
    return WRITTEN.entrySet().stream()
        .map(
            property ->
                DynamicTest.dynamicTest(
                    property.getKey(),
                    () -> {
                      String line = property.getKey() + ": " + property.getValue();
                      Outcome with = outcome(line);
                      assertFalse(
                          with.equals(outcome("")), () -> line + " is passed over in silence");
                      with.problems().stream()
                          .filter(problem -> problem.path().endsWith(property.getKey()))
                          .forEach(problem -> assertEquals(6, problem.position().line(), line));
                    }));
  }

  /** What comes of a runspec: a plan, or what is wrong. */
  private record Outcome(String plan, List<Problem> problems) {}

  private Outcome outcome(String launcher) throws IOException {
    try {
      Plan plan =
          new PlanFixture(folder)
              .plan("compute-targets: {other: {service: local}}", PlanFixture.spec(launcher));
      return new Outcome(
          RecordFormat.line(plan.record())
              + RecordFormat.line(plan.multiRun())
              + plan.nodes().preparation()
              + plan.secrets(),
          plan.notes());
    } catch (UserProblem e) {
      return new Outcome("", e.problems());
    }
  }
}
