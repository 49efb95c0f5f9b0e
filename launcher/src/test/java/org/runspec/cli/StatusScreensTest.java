package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

/** How jobs and runs stand, also where something of them is damaged, gone, or was never there. */
class StatusScreensTest extends JobScreens {
  @Test
  void status() throws IOException {
    job();

    ApprovedScreen.verify(
        "status", typed("status job1", "status run2.1", "status run1.2 run1", "status run3"));
  }

  @Test
  void jobsWhoseNodesLeftAndRunsWhoseFilesAreGoneAreTold() throws IOException {
    StoredJob job = job();
    for (int node = 0; node < 3; node++) {
      job.beat(node, NodeState.CANCELLED, NOW.minusSeconds(4));
    }
    type("delete run2.1 --yes");

    ApprovedScreen.verify(
        "left-alone",
        typed("list jobs", "list runs", "status job1", "status run2.1", "status run1.3"));
  }

  @Test
  void whatIsDamagedIsToldAndInNobodysWay() throws IOException {
    job();
    StoredJob second = StoredJob.create(project, 2, 1);
    Path store = project.resolve(".runspec/store");
    Path lines = store.resolve("jobs/job1/nodes/0.k3f9/node.log");
    Files.writeString(lines, Files.readString(lines).replaceFirst("\n", "\ngarbage {\n"));
    Files.writeString(store.resolve("jobs/" + second.record().job() + "/job.json"), "{\n  \"jo");

    String seen = typed("list jobs", "list runs", "list runs job1", "status job2");
    ApprovedScreen.verify("damaged", seen.replace(project.toString(), "PROJECT"));
  }

  @Test
  void rebuildingTellsWhatWasShownOtherwise() throws IOException {
    StoredJob job = job(); // its runs that go on have no journals of their own

    assertEquals(
        """
        Made the tables of 1 job with 7 runs again.
        job1: run1.2 (running, is queued), run2.2 (running, is queued)
        """,
        type("rebuild").text());
    job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
    job.end(1, 4, RunState.ERROR, "it broke", Map.of(), NOW);
    assertTrue(type("rebuild").text().endsWith("Nothing was shown otherwise before.\n"));
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    job();

    ApprovedScreen.verify(
        "mistakes",
        typed(
            "list",
            "list rnus",
            "list runs job9",
            "status run9.1",
            "status run1.9",
            "logs lr",
            "list runs --sort hpmix",
            "list runs --first 0",
            "list runs --all --last 3",
            "list runs --format yaml",
            "logs run3.1 --attempt 2",
            "logs",
            "cancel",
            "resume",
            "status"));
  }

  @Test
  void aProjectWithoutJobsSaysSoAndStaysAsItIs() {
    ApprovedScreen.verify(
        "none", typed("list jobs", "list runs", "list jobs --format json", "status job1"));
    assertTrue(!project.resolve(".runspec").toFile().exists());
  }
}
