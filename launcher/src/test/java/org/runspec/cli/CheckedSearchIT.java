package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Check;
import org.runspec.job.JobRecord;

/** The best of a search is executed again, with other random numbers, by real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and ulimit")
class CheckedSearchIT {
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      seed: 7
      objective: {metric: s1-gain, goal: max, reduce: last}
      job_launcher:
        component: job_launchers/XT
        enabled: 1
        hp_tuning: grid
        total_runs: 3
        compute_nodes: 2
      hyperparameters:
        - name: &rate
            ordered_tuning_values: [1, 3, 2]
            tuned_value: 1
      processing_stages:
        - processing_stage:
            component: processors/Command_Proc
            command: [sh, -c, 'echo "{\\"iters\\": 1, \\"gain\\": $RATE, \\"drawn\\": $DRAWN}" >> $RUNSPEC_METRICS']
            env: {RATE: *rate, DRAWN: randint}
      """;

  @TempDir Path folder;
  private LaunchingProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
    project.spec(SPEC);
  }

  @AfterEach
  void endNodes() throws Exception {
    project.endNodes();
  }

  private String type(String... words) throws Exception {
    LaunchingProject.Said said = project.type(words);
    assertEquals(0, said.code(), said.text());
    return said.text();
  }

  /** The different numbers of a name that runs of a job were given. */
  private Set<String> claimed(String name, String job) throws Exception {
    Pattern pattern = Pattern.compile("\"" + name + "\" ?: ?(-?[\\d.]+)");
    Set<String> numbers = new HashSet<>();
    try (Stream<Path> claims =
        Files.list(project.store().resolve("jobs").resolve(job).resolve("claims"))) {
      for (Path claim : claims.toList()) {
        Matcher number = pattern.matcher(Files.readString(claim));
        assertTrue(number.find(), () -> name + " in " + claim);
        numbers.add(number.group(1));
      }
    }
    return numbers;
  }

  @Test
  void theCheckHasTheBestValuesAndRandomNumbersOfItsOwn() throws Exception {
    type("specs/x.yaml");
    type("logs", "-f", "job1");
    String launched = type("rerun", "job1", "--best", "--runs", "4");
    type("logs", "-f", "job2");

    assertTrue(launched.startsWith("The best of job1: rate 3; hpmax 3, of one run.\n"), launched);
    JobRecord check = project.job(2);
    assertEquals(4, check.shape().totalRuns());
    assertEquals(2, check.shape().nodes());
    assertEquals("checks the best of job1", check.description());
    assertEquals(project.job(1).job(), check.predecessor().orElseThrow());
    Check checked = check.check().orElseThrow();
    assertEquals(Map.of("rate", 3), checked.values());
    assertEquals(3.0, checked.mean());
    assertEquals(1, checked.runs());

    Set<String> seeds = claimed("seed", "job2");
    assertEquals(4, seeds.size());
    seeds.retainAll(claimed("seed", "job1"));
    assertEquals(Set.of(), seeds);

    String searched = type("summary", "job1");
    assertTrue(searched.contains("checked by:     job2: 3, mean of 4 runs; change 0"), searched);
    String summary = type("summary", "job2");
    for (String line : List.of("the search, job1", "the check, job2", "values:         rate 3")) {
      assertTrue(summary.contains(line), summary);
    }
  }

  @Test
  void aSubmittedSearchIsCheckedAsWell() throws Exception {
    Files.writeString(project.project.resolve("hp.yaml"), "rate: [1, 3, 2]\n");
    project.configuration("general: {primary-metric: gain}\n");
    String program = "echo \"{\\\"iters\\\": 1, \\\"gain\\\": ${0#--rate=}}\" >> $RUNSPEC_METRICS";
    type(
        "submit",
        "--hp-config",
        "hp.yaml",
        "--search-type",
        "grid",
        "--runs",
        "3",
        "--wait",
        "--",
        "sh",
        "-c",
        program);

    String launched = type("rerun", "job1", "--best", "--runs", "2");
    type("logs", "-f", "job2");

    assertTrue(launched.startsWith("The best of job1: rate 3; gain 3, of one run.\n"), launched);
    assertFalse(
        launched.contains("the grid"), "it repeats one combination on purpose: " + launched);
    String summary = type("summary", "job2");
    assertTrue(summary.contains("the check, job2      3     2"), summary);
  }

  @Test
  void whatTheSearchDrewAsSeedsIsDrawnAgainFromItsRange() throws Exception {
    project.spec(
        SPEC.replace("hp_tuning: grid", "hp_tuning: random\n  early_stopping: median")
            .replace(
                "processing_stages:",
                """
                  - name: &start
                      tuning_distribution: $randint(100)
                      tuned_value: 5
                  - name: &weight
                      tuning_distribution: $uniform(0, 1)
                      tuned_value: 0.5
                processing_stages:""")
            .replace("DRAWN: randint", "DRAWN: *start, WEIGHT: *weight, OTHER: randint"));
    type("specs/x.yaml");
    type("logs", "-f", "job1");
    type("rerun", "job1", "--best", "--runs", "3");
    type("logs", "-f", "job2");

    Set<String> starts = claimed("start", "job2");
    assertTrue(starts.size() > 1, starts.toString());
    assertTrue(
        starts.stream().allMatch(start -> Integer.parseInt(start) <= 100), starts.toString());
    assertEquals(1, claimed("rate", "job2").size());
    assertEquals(1, claimed("weight", "job2").size());
    assertTrue(project.job(2).check().isPresent());
  }

  @Test
  void aCheckOfASubmittedSearchRunsToItsEnd() throws Exception {
    project.configuration("general: {primary-metric: gain}\n");
    String program = "echo \"{\\\"iters\\\": 1, \\\"gain\\\": ${0#--rate=}}\" >> $RUNSPEC_METRICS";
    type(
        "submit",
        "--early-stopping",
        "median",
        "--runs",
        "3",
        "--wait",
        "--",
        "sh",
        "-c",
        program,
        "--rate=[1,3,2]");

    assertTrue(type("rerun", "job1", "--dry-run").contains("early_stopping"));
    assertFalse(type("rerun", "job1", "--best", "--dry-run").contains("early_stopping"));
  }
}
