package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.config.Configuration;
import org.runspec.config.Target;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.SearchStyle;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problem.Severity;
import org.runspec.spec.problem.UserProblem;

/** What is planned, what is refused, and what is remarked. */
class PlannerTest {
  @TempDir Path folder;
  private PlanFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new PlanFixture(folder);
  }

  @Test
  void theSameInputGivesTheSamePlan() throws IOException {
    String spec = PlanFixture.spec("total_runs: 20\ncompute_nodes: 5\nhp_tuning: random");

    assertEquals(
        RecordFormat.line(fixture.plan("", spec)), RecordFormat.line(fixture.plan("", spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',SINGLE",
    "'total_runs: 2',REPEAT",
    "'total_runs: 6\nhp_tuning: grid',DYNAMIC",
    "'hp_tuning: random',DYNAMIC"
  })
  void theStyleSaysWhatMakesRunsDiffer(String launcher, SearchStyle style) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec(launcher));

    assertEquals(style, plan.record().style());
    assertEquals(style, plan.multiRun().style());
  }

  @Test
  void aSearchHasItsSpaceInOrder() throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("hp_tuning: grid\ntotal_runs: 6"));

    assertEquals(
        "lr [1.0E-4, 4.0E-4] true; style [a, b, it's 1] false",
        plan.multiRun().search().space().stream()
            .map(d -> d.name() + " " + d.values() + " " + d.ordered())
            .collect(Collectors.joining("; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "total_runs: 2000000 | a job has 1 to 1,000,000",
        "total_runs: 100000000000000000000 | is out of range",
        "compute_target: lokal | there is no target lokal; the configuration has local, azb-local; did you"
            + " mean local?",
        "time_limit: soon | 'soon' is no length of time",
        "early_stopping: medain | there is no policy 'medain'; there are successive_halving, median,"
            + " truncation; did you mean median?",
        "early_stopping: {delay: 3} | it has no policy",
        "early_stopping: {policy: median, dely: 3} | median has no 'dely'; it has policy, delay,"
            + " interval; did you mean delay?",
        "early_stopping: {policy: successive_halving, interval: 3} | has no 'interval'",
        "early_stopping: {policy: median, delay: 0} | '0' is no delay; a whole number from 1"
            + " to 1000000",
        "early_stopping: {policy: median, delay: 2000000} | '2000000' is no delay; a whole number"
            + " from 1 to 1000000",
        "early_stopping: {policy: truncation, share: 25} | '25' is no share",
        "env: {1X: a} | '1X' cannot be a variable",
        "env: {RUNSPEC_SEED: 1} | is set by Runspec itself",
        "secrets: {TOKEN: hunter2} | TOKEN is not a reference to a secret",
        "secrets: {TOKEN: $vault} | cannot be asked yet"
      })
  void whatCannotBeIsRefused(String launcher, String message) {
    UserProblem refused =
        assertThrows(UserProblem.class, () -> fixture.plan("", PlanFixture.spec(launcher)));

    assertTrue(refused.problems().toString().contains(message), refused.problems().toString());
    assertFalse(refused.problems().toString().contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "random | [lr uniform(0.0, 1.0)]",
        "bayesian | [lr uniform(0.0, 1.0)]",
        "grid | [lr uniform(0.0, 1.0)]"
      })
  void aDistributionIsPartOfTheSpace(String algorithm, String space) throws IOException {
    Plan plan = fixture.plan("", drawn("hp_tuning: " + algorithm, "$uniform(0, 1)"));

    assertEquals(
        space,
        plan.multiRun().search().space().stream()
            .filter(dimension -> dimension.distribution().isPresent())
            .map(dimension -> dimension.name() + " " + dimension.distribution().get())
            .toList()
            .toString());
    assertEquals(1, plan.samples().size());
  }

  @Test
  void whatRunsMayGetIsShownFiveTimes() throws IOException {
    Plan random = fixture.plan("", PlanFixture.spec("hp_tuning: random\ntotal_runs: 30"));
    Plan grid = fixture.plan("", PlanFixture.spec("hp_tuning: grid\ntotal_runs: 6"));

    assertEquals(5, random.samples().size());
    assertEquals(Set.of("lr", "style"), random.samples().get(4).keySet());
    assertEquals(1.0e-4, grid.samples().get(4).get("lr"));
    assertEquals("it's 1", grid.samples().get(4).get("style"));
  }

  @ParameterizedTest
  @CsvSource({
    "random,20,STATIC",
    "grid,10000,STATIC",
    "random,10001,DYNAMIC",
    "dgd,20,DYNAMIC",
    "bayesian,20,DYNAMIC"
  })
  void whatNeedsNoHistoryIsChosenBeforeACommandIsSubmitted(
      String algorithm, int runs, SearchStyle style) throws IOException {
    assertEquals(style, submitted(algorithm, runs, "train --lr={hp:lr}").record().style());
    assertEquals(SearchStyle.DYNAMIC, submitted(algorithm, runs, "train").record().style());
  }

  private Plan submitted(String algorithm, int runs, String command) throws IOException {
    return fixture.submitted(
        "general: {primary-metric: acc}",
        PlanFixture.spec("hp_tuning: " + algorithm + "\ntotal_runs: " + runs),
        new MultiRun.Command(List.of(command), true));
  }

  @Test
  void whatLearnsFromACommandNeedsAnObjective() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                fixture.submitted(
                    "",
                    PlanFixture.spec("hp_tuning: bayesian\ntotal_runs: 9"),
                    new MultiRun.Command(List.of("train"), true)));

    assertTrue(
        refused.problems().toString().contains("name it with --objective METRIC"),
        refused.problems().toString());
  }

  @Test
  void aValueThatNoSearchCanChooseIsToldWhereItStands() {
    String spec = PlanFixture.spec("hp_tuning: random\ntotal_runs: 9");
    UserProblem refused =
        assertThrows(
            UserProblem.class, () -> fixture.plan("", spec.replace("4.0e-4]", "null, .nan]")));

    assertEquals(
        List.of(
            "10:39: hyperparameters.lr: a search cannot choose null; it chooses among numbers, texts"
                + " and truth values",
            "10:45: hyperparameters.lr: a search cannot choose .nan; it chooses among numbers, texts"
                + " and truth values"),
        refused.problems().stream()
            .map(each -> each.toString().replaceFirst(".*x.yaml:", ""))
            .toList());
  }

  @Test
  void aSearchOfOneRunIsRemarked() throws IOException {
    assertTrue(
        fixture
            .plan("", PlanFixture.spec("hp_tuning: random"))
            .notes()
            .toString()
            .contains("the search has one run"));
  }

  @Test
  void aDescentGoesFromValueToValue() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () -> fixture.plan("", drawn("hp_tuning: dgd\ntotal_runs: 9", "$loguniform(1e-5, 1)")));

    String told = refused.problems().get(0).toString();
    assertTrue(told.contains("x.yaml:10:28: hyperparameters.lr: dgd goes from value to"), told);
    assertTrue(told.endsWith("list values, or search with hp_tuning: bayesian"), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$quniform(16, 64, 16)", "$randint()"})
  void aDescentTakesStepsAndSeeds(String distribution) throws IOException {
    assertEquals(
        Optional.of("dgd"),
        fixture.plan("", drawn("hp_tuning: dgd", distribution)).multiRun().search().algorithm());
  }

  /** A runspec whose first hyperparameter has a distribution. */
  private static String drawn(String launcher, String distribution) {
    return PlanFixture.spec(launcher)
        .replace("ordered_tuning_values: [1.0e-4,", "tuning_distribution: " + distribution + " #");
  }

  @Test
  void aRunspecThatNamesNoTargetTakesTheConfigurations() throws IOException {
    String config = "xt-services: {target: mine}\ncompute-targets: {mine: {service: local}}";

    assertEquals("mine", fixture.plan(config, PlanFixture.spec("total_runs: 1")).record().target());
    assertEquals(
        "local", fixture.plan(config, PlanFixture.spec("compute_target: local")).record().target());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "median | median by s1-* (min) at report 5 and every one after",
        "{policy: median, delay: 2, interval: 3} | median by s1-* (min) at report 2 and every 3"
            + " after",
        "truncation | truncation by s1-* (min), the worst 20 % end at report 5 and every one"
            + " after",
        "{policy: truncation, share: 0.07} | truncation by s1-* (min), the worst 7 % end at report 5"
            + " and every one after",
        "successive_halving | successive_halving by s1-* (min), 1 of 4 goes on at reports 1, 4,"
            + " 16, ...",
      })
  void runsThatDoWorseEndEarly(String written, String understood) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("total_runs: 20\nearly_stopping: " + written));

    assertEquals(understood, plan.multiRun().limits().earlyStopping().orElseThrow().toString());
  }

  @Test
  void runsAreComparedByTheMetricThatTheConfigurationNames() throws IOException {
    Plan plan =
        fixture.plan(
            "general: {primary-metric: loss, maximize-metric: false}",
            PlanFixture.spec("total_runs: 20\nearly_stopping: median"));

    assertEquals(
        "median by loss (min) at report 5 and every one after",
        plan.multiRun().limits().earlyStopping().orElseThrow().toString());
  }

  @Test
  void oneRunHasNoneToBeComparedWith() throws IOException {
    String notes =
        fixture
            .plan("", PlanFixture.spec("total_runs: 1\nearly_stopping: median"))
            .notes()
            .toString();

    assertTrue(notes.contains("the job has one run, which nothing is compared with; more"), notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "none"})
  void runsEndEarlyOnlyWhereThatIsWanted(String written) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("total_runs: 20\nearly_stopping: " + written));

    assertEquals(Optional.empty(), plan.multiRun().limits().earlyStopping());
  }

  @Test
  void allMistakesAreToldAtOnce() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                fixture.plan(
                    "compute-targets: {local: {nodes: 3}}",
                    PlanFixture.spec(
                        "total_runs: 2000000\ncompute_nodes: 4\nearly_stopping: best\ntime_limit: x")));

    List<Problem> errors =
        refused.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    assertEquals(4, errors.size(), errors.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{data-action: none} | Optional[/data] []",
        "{data-action: mount, data-local: /data} | Optional[/data] []",
        "{data-action: mount, data-share-path: mnist} | Optional[/store/shares/data/mnist] []",
        "{data-action: download, data-share-path: /mnist/} |"
            + " Optional.empty [SharedFolder[use=data, key=shares/data/mnist]]"
      })
  void dataIsMountedOrDownloaded(String data, String planned) throws IOException {
    Plan plan = fixture.plan("data: " + data, PlanFixture.spec(""));

    assertEquals(planned, plan.nodes().setting().data() + " " + plan.nodes().setting().shared());
  }

  @Test
  void nodesDownloadFromAContainerAndDoNotMountIt() throws IOException {
    Configuration configuration =
        fixture.project("data: {data-action: mount, data-share-path: mnist}").configuration();
    Facts facts = PlanFixture.facts("https://rnexus.blob.core.windows.net/runspec");
    Target target = configuration.targets().get("local");

    UserProblem refused =
        assertThrows(
            UserProblem.class, () -> NodePlan.here(configuration, facts, target, false, false));

    String told = refused.problems().toString();
    assertTrue(told.contains("which nodes do not mount"), told);
    assertTrue(told.contains("data-action: download"), told);
  }

  @Test
  void nodesOfAContainerGetASecret() throws IOException {
    Configuration configuration = fixture.project("").configuration();
    Facts facts = PlanFixture.facts("https://rnexus.blob.core.windows.net/runspec/lab");
    Target target = configuration.targets().get("local");

    NodePlan nodes = NodePlan.here(configuration, facts, target, false, false);

    assertTrue(nodes.preparation().secrets());
    assertEquals("https://rnexus.blob.core.windows.net/runspec/lab", nodes.setting().store());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data: {data-action: mount} | there is nothing in shares/data of the store",
        "data: {data-action: download} | upload FILES --to share:data, or data-action: none",
        "model: {model-action: mount, model-local: /gone} | there is nothing in /gone",
        "data: {data-action: mount, data-share-path: ../x} | is no path in a share"
      })
  void dataThatIsNotThereIsMissedBeforeTheLaunch(String config, String message) {
    UserProblem refused =
        assertThrows(UserProblem.class, () -> fixture.plan(config, PlanFixture.spec("")));

    assertTrue(refused.problems().toString().contains(message), refused.problems().toString());
  }

  @Test
  void packagesOfAnyVersionGetTheOneThatIsInstalledHere() throws IOException {
    String config =
        "setups: {s: {pip-packages: ['torch[cuda]==*', 'numpy>=1']}}\n"
            + "compute-targets: {local: {setup: s}}";

    Plan plan = fixture.plan(config, PlanFixture.spec(""));
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () -> fixture.plan(config.replace("torch", "jax"), PlanFixture.spec("")));

    assertEquals(
        List.of("torch[cuda]==2.1.0", "numpy>=1"),
        plan.nodes().preparation().setup().pipPackages());
    assertTrue(plan.notes().toString().contains("stands for torch[cuda]==2.1.0"));
    assertTrue(refused.problems().toString().contains("jax is not installed here"));
  }

  @Test
  void aNodeThatIsARunNeedsNoDoorAndNoOtherRuns() throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("direct: true\ncompute_nodes: 3"));
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () -> fixture.plan("", PlanFixture.spec("direct: 1\ntotal_runs: 4\nruns_per_node: 2")));

    assertEquals(3, plan.shape().totalRuns());
    assertEquals("run1", plan.shape().nameOf(0).toString());
    assertFalse(plan.nodes().setting().door());
    assertTrue(refused.problems().toString().contains("there are 4 runs on 1 nodes"));
    assertTrue(refused.problems().toString().contains("runs_per_node: it is 2"));
  }

  @Test
  void aSearchWithoutHyperparametersIsRefused() {
    String spec =
        PlanFixture.spec("hp_tuning: random")
            .replaceAll("(?s)hyperparameters:.*processing_stages", "processing_stages")
            .replace("lr: *lr, style: *style, ", "");

    UserProblem refused = assertThrows(UserProblem.class, () -> fixture.plan("", spec));

    assertTrue(refused.problems().toString().contains("there is nothing to tune"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compute_nodes: 2 | more nodes than runs",
        "total_runs: 30\\nruns_per_node: 9 | 9 runs at a time are asked for, and this machine has 8",
        "hp_tuning: grid\\ntotal_runs: 5 | the grid has 6 combinations",
        "low_priority: true | it means nothing on this machine",
        "hold: 1 | it means nothing on this machine",
        "monitor: new | nothing watches the job by itself yet"
      })
  void whatDeservesALookIsRemarked(String launcher, String message) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec(launcher.replace("\\n", "\n")));

    assertTrue(plan.notes().toString().contains(message), plan.notes().toString());
  }

  @Test
  void nothingIsRemarkedOfDefaults() throws IOException {
    assertEquals(List.of(), fixture.plan("", PlanFixture.spec("")).notes());
  }

  @ParameterizedTest
  @CsvSource({
    "/store, '', 60, false",
    "/shared/store, '', 90, true",
    "/shared/store, 'lease: 30', 30, true"
  })
  void nodesThatShareAFileSystemHaveMoreTimeToShowThatTheyLive(
      String store, String config, double lease, boolean gentle) throws IOException {
    var project = fixture.project("compute-targets: {local: {" + config + "}}");
    Planner planner = new Planner(project.configuration(), PlanFixture.facts(store));

    Plan plan =
        planner.plan(PlanFixture.request(fixture.load(project, PlanFixture.spec("")), true));

    assertEquals(lease, plan.record().rhythm().leaseSeconds());
    assertEquals(gentle, plan.nodes().setting().gentle());
  }

  @Test
  void runsThatAllDoTheSameAreAskedAbout() throws IOException {
    var project = fixture.project("");
    var runspec = fixture.load(project, PlanFixture.spec("total_runs: 2"));
    Planner planner = new Planner(project.configuration(), PlanFixture.facts("/store"));

    assertEquals(1, planner.plan(PlanFixture.request(runspec, false)).questions().size());
    assertEquals(List.of(), planner.plan(PlanFixture.request(runspec, true)).questions());
  }

  @ParameterizedTest
  @CsvSource({"90,90", "'1.5',1.5", "45m,2700", "1h30m,5400", "1d 2h,93600", "10s,10"})
  void timesHaveSeveralForms(String text, double seconds) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("time_limit: " + text));

    assertEquals(seconds, plan.multiRun().limits().timeLimitSeconds().orElseThrow());
  }

  @Test
  void variablesOfTheRunspecWinOverTheTargets() throws IOException {
    Plan plan =
        fixture.plan(
            "compute-targets: {local: {env: {A: target, B: 2}}}",
            PlanFixture.spec("env: {A: \"it's mine\"}\nsecrets: {T: {env: X}}"));

    assertEquals("{A=it's mine, B=2}", plan.multiRun().environment().toString());
    assertEquals(List.of("T"), plan.multiRun().secrets());
    assertTrue(plan.nodes().preparation().secrets());
  }
}
