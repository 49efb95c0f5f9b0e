package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.config.Configuration;
import org.runspec.config.Target;
import org.runspec.spec.problem.UserProblem;

/** What nodes are told, and what they bring before their first run. */
class PlannedNodesTest {
  @TempDir Path folder;
  private PlanFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new PlanFixture(folder);
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
    Facts facts = PlanFixture.facts("https://ourlab.blob.core.windows.net/runspec");
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
    Facts facts = PlanFixture.facts("https://ourlab.blob.core.windows.net/runspec/lab");
    Target target = configuration.targets().get("local");

    NodePlan nodes = NodePlan.here(configuration, facts, target, false, false);

    assertTrue(nodes.preparation().secrets());
    assertEquals("https://ourlab.blob.core.windows.net/runspec/lab", nodes.setting().store());
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
