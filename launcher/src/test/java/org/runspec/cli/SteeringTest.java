package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.job.ClientRequest;

/**
 * Wishes other than to cancel: what is asked of a job, what is shown of it, and what is refused.
 */
class SteeringTest extends JobScreens {
  @Test
  void whatCanGetNoNodesIsNotResumed() throws IOException {
    StoredJob job = job();

    Seen seen = type("resume run2.1 run1.1");

    assertEquals(
        """
        run1.1 completed, and stays as it is.
        Note: should its nodes be gone: Could not give job1 nodes from here: its launch was \
        broken off before it had nodes. Try: the launch again, by ann on desk, which goes on where that one ended.
        Nodes of job1 were heard elsewhere not long ago. Waiting for up to 16 s whether they still \
        live ...
        Could not give job1 nodes from here: its launch was broken off before it had nodes. \
        Try: the launch again, by ann on desk, which goes on where that one ended.
        """,
        seen.text());
    assertEquals(List.of(), wishesFor(job).requests(), "nothing was asked of anybody");
  }

  @Test
  void tagsAreSetShownAndTakenAway() throws IOException {
    job();

    assertEquals(
        "run1.1, job1: best=yes, note=good\n",
        type("tags set run1.1 job1 best=yes note=good").text());
    assertEquals("run1.1: no note\n", type("tags unset run1.1 note").text());
    assertEquals("run1.1  best=yes\njob1  best=yes, note=good\n", type("tags list").text());
    assertEquals("run2.1  no tags\n", type("tags list run2.1").text());
  }

  @Test
  void aJobIsHeldAndReleased() throws IOException {
    StoredJob job = job();

    assertTrue(type("hold job1").text().startsWith("Holding job1: no run starts."));
    assertTrue(type("status job1").text().contains("held:"));
    assertEquals("job1 is held already.\n", type("hold job1").text());
    assertEquals("Released job1.\n", type("hold --release job1").text());
    assertEquals("job1 is not held.\n", type("hold --release job1").text());
    assertTrue(wishesFor(job).held().isEmpty());
  }

  @Test
  void concurrencyIsANumberOfRunsOfAJob() throws IOException {
    StoredJob job = job();

    assertEquals(
        "job1: up to 3 runs at a time on each of its nodes.\n", type("concurrency job1 3").text());
    assertEquals(3, wishesFor(job).runsPerNode().getAsInt());
    assertTrue(type("concurrency job1 0").text().contains("Try: hold job1"));
    assertTrue(type("concurrency job1").text().contains("a job and a number are needed"));
    assertTrue(type("concurrency run1.1 2").text().contains("this is for whole jobs"));
  }

  @Test
  void onlyWhatRunsIsRestarted() throws IOException {
    StoredJob job = job();

    Seen seen = type("restart run1.1 run3.2 run2.2 --no-wait");

    assertTrue(seen.text().contains("nothing to restart"), seen.text());
    List<ClientRequest> asked = wishesFor(job).requests();
    assertEquals(1, asked.size());
    assertTrue(asked.get(0).wish() instanceof ClientRequest.RestartRuns);
  }
}
