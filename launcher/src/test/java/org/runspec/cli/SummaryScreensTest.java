package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.RunState;

/** What people and programs are told of what is to be learned from jobs. */
class SummaryScreensTest extends JobScreens {
  @BeforeEach
  void sitAtATerminal() {
    width = 80;
  }

  @Test
  void aSearchAndItsCheck() throws IOException {
    StoredJob search = SearchedJob.create(project);
    String before = typed("summary job1");
    SearchedJob.check(project, search);

    ApprovedScreen.verify("summary", before + typed("summary job1 job2", "summary job1 --all"));
  }

  @Test
  void aSearchForPrograms() throws IOException {
    StoredJob search = SearchedJob.create(project);
    SearchedJob.check(project, search);

    String json = type("summary job1 job2 --format json").text();
    ApprovedScreen.verify("summary-json", json.replaceAll("([{\\[])\"", "\n$1\""));
  }

  @Test
  void whatASearchKnewBefore() throws IOException {
    StoredJob search = SearchedJob.create(project);
    search.search(
        """
        {"algorithm": "dgd", "seed": 7, "chosen": [], "space": [
          {"name": "lr", "values": [0.001, 0.01, 0.1], "ordered": true}],
         "history": {"scope": "experiment", "runs": [
          {"job": "job7", "run": "run7.1", "values": {"lr": 0.1}, "score": 1.0},
          {"job": "job7", "run": "run7.2", "values": {"lr": 0.1}, "score": 1.0},
          {"job": "job9", "run": "run9.1", "values": {"lr": 0.1}, "score": 1.0}]}}""");
    width = 120;

    String text = type("summary job1").text();
    assertTrue(text.contains(" configurations tried; it began with 3 runs of job7, job9"), text);
    String json = type("summary job1 --format json").text();
    assertTrue(
        json.contains(
            "\"began_with\":{\"search_history\":\"experiment\",\"runs\":[\"run7.1\",\"run7.2\",\"run9.1\"],\"jobs\":[\"job7\",\"job9\"]}"),
        json);
  }

  @Test
  void whatWasReportedInsteadIsNamed() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.complete(0, 0, Map.of(), Map.of("hpmx", 1.0, "iters", 5), StoredJob.NOON.plusSeconds(9));

    String text = type("summary job1").text();
    assertTrue(text.contains("They reported hpmx. Did you mean hpmx?"), text);
  }

  @Test
  void onANarrowScreen() throws IOException {
    SearchedJob.create(project);
    width = 46;

    ApprovedScreen.verify("summary-narrow", typed("summary job1"));
  }

  @Test
  void jobsOfWhichLittleIsToBeLearned() throws IOException {
    job(); // searches nothing
    StoredJob.create(project, 3, 1); // waits
    StoredJob other = StoredJob.create(project, 2, 1); // knows no objective
    for (int run = 0; run < 2; run++) {
      other.complete(0, run, Map.of(), Map.of("s1-hpmax", 1.0), StoredJob.NOON.plusSeconds(70));
    }
    StoredJob failed = StoredJob.create(project, 1, 1);
    failed.end(0, 0, RunState.ERROR, "no such file", Map.of(), StoredJob.NOON.plusSeconds(9));

    ApprovedScreen.verify(
        "summary-little", typed("summary job1", "summary job2", "summary job3", "summary job4"));
  }

  @Test
  void whatIsNoJob() throws IOException {
    job();

    ApprovedScreen.verify(
        "summary-refused",
        typed(
            "summary",
            "summary run1.1",
            "summary run1",
            "summary job7",
            "summary job1 --format xml",
            "report",
            "report job1 job2",
            "report run1.1",
            "rerun job1 --best",
            "rerun run1.1 --best"));
  }
}
