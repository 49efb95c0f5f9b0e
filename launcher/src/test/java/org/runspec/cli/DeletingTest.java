package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.ClientRequest;
import org.runspec.job.NodeState;

/** What is deleted, and what stays because somebody needs it or it resists. */
class DeletingTest extends JobScreens {
  @Test
  void aNodeWhoseClockIsBehindKeepsItsJobFromDeletion() throws IOException {
    StoredJob job = endedJob();
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(86400));
    waits = () -> job.beat(0, 8, NodeState.SPAWNING, NOW.minusSeconds(86400));

    Seen seen = type("delete job1 --yes");

    assertTrue(seen.text().contains("nodes of it still live"), seen.text());
    assertTrue(job.store().job(job.record().job()).isPresent());
  }

  @Test
  void aJobThatIsResumedWhileItsDeletionIsCheckedStays() throws IOException {
    StoredJob job = endedJob();
    job.beat(0, NodeState.SPAWNING, NOW);
    waits = once(job, new ClientRequest.ResumeRuns(Map.of(0, 1)));

    Seen seen = type("delete job1 --yes");

    assertTrue(seen.text().contains("somebody resumed it meanwhile"), seen.text());
    assertEquals(List.of(job.record().job()), job.store().jobs());
    assertEquals(List.of(), job.store().hidden());
    waits = () -> {};
    assertTrue(type("gc --jobs --yes --older-than 1m").text().contains("nothing to delete"));
  }

  @Test
  void whatResistsIsToldAndInNoWayOfTheRest() throws IOException {
    endedJob();
    StoredJob damaged = endedJob();
    Path launch = Files.createDirectories(project.resolve("home/jobs/s7"));
    Files.writeString(launch.resolve("setting.json"), "{");
    Files.setLastModifiedTime(launch, FileTime.from(NOW.minusSeconds(3000)));
    Path copy = Files.createDirectories(project.resolve(".runspec/cache/rerun7"));
    Files.setLastModifiedTime(copy, FileTime.from(NOW.minusSeconds(3000)));
    Files.writeString(
        project.resolve(".runspec/store/jobs/" + damaged.record().job() + "/job.json"), "{");

    Seen seen = type("gc --jobs --yes --older-than 30m");

    assertTrue(seen.text().contains("Deleted job1, "), seen.text());
    assertTrue(seen.text().contains("Left alone: " + launch.resolve("setting.json")), seen.text());
    assertTrue(seen.text().contains("rerun7"), seen.text());
    String damage = "Left alone: jobs/" + damaged.record().job() + "/job.json";
    assertEquals(2, seen.text().split(damage, -1).length, "told once: " + seen.text());
    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertFalse(Files.exists(copy));
    assertTrue(Files.exists(launch));
  }

  @Test
  void aJobWhoseRecordIsDamagedIsDeletedOnceNoNodeOfItLives() throws IOException {
    StoredJob job = endedJob();
    Path folder = project.resolve(".runspec/store/jobs/job1");
    Files.writeString(folder.resolve("job.json"), "{");
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(86400));
    long[] sequence = {8};
    waits = () -> job.beat(0, sequence[0]++, NodeState.SPAWNING, NOW.minusSeconds(86400));
    assertTrue(type("delete job1 --yes").text().contains("nodes of it live"));
    assertTrue(Files.exists(folder));

    waits = () -> {};
    Seen unasked = type("delete job1");
    Seen seen = type("delete job1 --yes");

    assertFalse(unasked.code().equals(ExitCode.DONE), unasked.text());
    assertTrue(seen.text().endsWith("Deleted job1.\n"), seen.text());
    assertEquals(ExitCode.DONE, seen.code());
    assertFalse(Files.exists(folder.resolve("job.json")));
    assertTrue(type("list jobs").text().contains("There are no jobs yet"));
  }

  private TypedCommands.Waits once(StoredJob job, ClientRequest.Wish wish) {
    boolean[] done = {false};
    return () -> {
      if (!done[0]) {
        done[0] = true;
        job.store().request(job.record().job(), new ClientRequest("1", wish, "bob", NOW));
      }
    };
  }
}
