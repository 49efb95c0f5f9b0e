package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.ClientRequest;

/**
 * Tables of jobs, runs and targets: which rows, which columns, in which order, and on which screen.
 */
class ListScreensTest extends JobScreens {
  @Test
  void lists() throws IOException {
    job();
    StoredJob.create(project, 30, 1);

    ApprovedScreen.verify(
        "lists",
        typed(
            "list jobs",
            "list runs",
            "list runs job1",
            "list runs job1 --parents",
            "list runs run1 run2.1",
            "list runs job1 --sort hpmax --reverse --last 2",
            "list runs job1 --sort lr --first 2"));
  }

  @Test
  void listsOnANarrowScreen() throws IOException {
    job();
    width = 46;

    ApprovedScreen.verify(
        "lists-narrow", typed("list jobs", "list runs job1", "status job1", "status run2.1"));
  }

  @Test
  void listsAreFilteredAndHaveTheColumnsThatOneWants() throws IOException {
    StoredJob job = job();
    Map<String, String> tags = Map.of("keep", "yes", "by", "ann");
    ClientRequest.Wish wish = new ClientRequest.SetTags(List.of("run3.1"), tags);
    job.store().request(job.record().job(), new ClientRequest("1", wish, "ann", NOW));
    for (int columns : List.of(80, 200)) {
      width = columns;

      ApprovedScreen.verify(
          "lists-chosen-" + columns,
          typed(
              "list runs",
              "list runs --available",
              "list runs --filter status=completed --filter s1-loss<0.015",
              "list runs --filter (status=running|keep=yes)&lr>0.003",
              "list runs --filter elapsed>1h --sort started --columns run,elapsed,remaining=left",
              "list runs run1.1-run1.2,run3.* --columns run,s1-*,tags.*",
              "list runs job1 --add-columns node,exit_code --last 3",
              "list runs --filter status=none",
              "list jobs --filter running>0",
              "list runs --filter status=completed --columns run,lr --format csv",
              "list runs --filter status=completed --columns run,lr --format json"));
    }
  }

  @Test
  void whatIsWrongWithAListIsTold() throws IOException {
    job();

    ApprovedScreen.verify(
        "list-mistakes",
        typed(
            "list runs --filter s1-los<1",
            "list runs --filter s1-loss<1&&",
            "list runs --filter elapsed>soon",
            "list runs --filter status=eror",
            "list jobs --filter status!=Failed",
            "list runs --columns run,s1-los",
            "list runs run7.*",
            "list runs job3-job4",
            "list runs --export csw",
            "list runs --export csv --format json",
            "list runs --output x.txt",
            "list targets lcal",
            "list jobs --parents"));
  }

  @Test
  void targetsAreListedWithTheirStore() {
    String seen = type("list targets --format json").text();

    assertTrue(seen.contains("\"target\":\"local\",\"service\":\"local\""), seen);
    assertTrue(seen.contains("\"reachable\":\"yes\",\"default\":true"), seen);
  }

  @Test
  void watchingWithoutATerminalShowsOnce() throws IOException {
    job();
    interactive = false;

    Seen seen = type("list runs job1 --watch 5");

    assertTrue(seen.text().contains("this was shown once"), seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  @Test
  void onlyAScreenIsWatched() throws IOException {
    job();

    for (String elsewhere : List.of("--format json", "--export csv", "--format text --output x")) {
      Seen seen = type("list runs --watch " + elsewhere);

      assertEquals(ExitCode.WRONG_INPUT, seen.code(), elsewhere);
      assertTrue(seen.text().startsWith("Could not watch a list "), seen.text());
    }
  }
}
