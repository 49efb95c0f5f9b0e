package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in files: whoever changes it makes stores of yesterday unreadable. */
class RecordFormatTest {
  private static final EarlyStopping EARLY =
      new EarlyStopping.Truncation(
          5, 1, 0.2, new Objective("s1-*", Objective.Goal.MIN, Objective.Reduce.MEAN));

  private static final String APPROVED = "src/test/resources/org/runspec/job/";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final RunName RUN = RunName.of("run12.3");
  private static final NodeName NODE = NodeName.of("2.k3f9");
  private static final JobShape SHAPE = new JobShape(20, 5, 4, 12);

  private static final Map<String, Object> RECORDS = new LinkedHashMap<>();

  static {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("iters", 500);
    metrics.put("s1-rew \"ü\"\n", 0.1);
    metrics.put("s1-loss", Double.NaN);
    RECORDS.put(
        "job",
        new JobRecord(
            JobRecord.FORMAT,
            new JobName(7),
            "20261120-120000-ab12",
            new JobRecord.Origin(
                "useful_run_specs/walk through.yaml",
                "0f".repeat(32),
                Optional.of("a1".repeat(32)),
                List.of("--set", "job_launcher.total_runs=20"),
                Optional.of("c9895c1"),
                true,
                "0.1.0",
                "ann",
                "desk"),
            "ws1",
            "exper1",
            "local",
            "local",
            "why \"this\"",
            SHAPE,
            SearchStyle.DYNAMIC,
            Schedule.STATIC,
            new Rhythm(10, 60),
            Optional.of(new JobName(6)),
            Optional.of(
                new Check(new JobName(6), Map.of("lr", 0.01), 0.5, OptionalDouble.of(0.1), 3)),
            Objective.HPMAX,
            "5e".repeat(32),
            NOON));
    RECORDS.put(
        "multi_run",
        new MultiRun(
            MultiRun.FORMAT,
            new JobName(7),
            "ws1",
            "exper1",
            "ann",
            SHAPE,
            SearchStyle.DYNAMIC,
            Schedule.DYNAMIC,
            List.of(
                new MultiRun.Command(List.of("{java}", "-jar", "{node.jar}", "x y.yaml"), false),
                new MultiRun.Command(List.of("echo $XT_RUN_NAME > 'out put'"), true)),
            Optional.of("#!/bin/sh\nset -eu\n"),
            Optional.of(new MultiRun.Code("a1".repeat(32), ".")),
            Map.of("launched_job_spec.yaml", "jobs/job7/launched_job_spec.yaml"),
            Map.of("OMP_NUM_THREADS", "2"),
            List.of("HF_TOKEN"),
            new MultiRun.SearchPlan(
                Optional.of("random"),
                4711,
                List.of(
                    MultiRun.SearchPlan.Dimension.of("lr", List.of(0.1, 1, "x", true), true),
                    MultiRun.SearchPlan.Dimension.drawn(
                        "units",
                        new Distribution(
                            Distribution.Kind.LOGUNIFORM,
                            List.of(16.0, 128.0),
                            Optional.of(16.0)))),
                List.of(),
                Optional.of(
                    new SearchHistory(
                        "job6",
                        List.of(
                            new SearchHistory.EarlierRun(
                                new JobName(6), RUN, Map.of("lr", 0.1), -0.5))))),
            new MultiRun.Limits(1, 10, Optional.of(3600.0), 30, true, Optional.of(EARLY)),
            new MultiRun.Captures(List.of("results/**"), List.of("**/*.tmp"), 1L << 40, List.of()),
            Optional.of(0.5),
            new Objective("s2-acc", Objective.Goal.MIN, Objective.Reduce.BEST),
            "5e".repeat(32)));
    RECORDS.put(
        "claim",
        new Claim(
            3,
            2,
            RUN,
            NODE,
            "t0k3n",
            Long.MIN_VALUE,
            Map.of("lr", 0.001),
            Map.of("0.a", 1234L),
            Cause.LOST,
            0,
            1,
            NOON));
    RECORDS.put("end", end(metrics));
    RECORDS.put(
        "end_of_a_run_that_never_started",
        new RunEnd(
            3,
            1,
            RUN,
            Optional.empty(),
            "t0k3n",
            RunState.CANCELLED,
            Optional.empty(),
            "cancelled by ann",
            Map.of(),
            Map.of(),
            Optional.empty(),
            NOON));
    RECORDS.put(
        "heartbeat",
        new Heartbeat(
            NODE,
            17,
            NodeState.SPAWNING,
            List.of(3, 8),
            "desk",
            4711,
            Optional.of(new Heartbeat.Door("127.0.0.1", 18861, "fe".repeat(32))),
            "",
            NOON));
    RECORDS.put(
        "node_setting",
        new NodeSetting(
            NodeSetting.FORMAT,
            new JobName(7),
            "/home/ann/my project/.runspec/store",
            Optional.of("0b7e5f1c-6f0e-4d5b-9a64-2f4bf1f7c1d2"),
            Optional.of("RUNSPEC_DATABASE"),
            "/home/ann/my project/.runspec/work/job7/node2",
            Optional.of("/home/ann/.runspec/slots"),
            8,
            Optional.empty(),
            Optional.empty(),
            List.of(new SharedFolder(SharedFolder.Use.MODELS, "shares/models/big")),
            true,
            true,
            false));
    request("cancel_job", new ClientRequest.CancelJob());
    request("cancel_runs", new ClientRequest.CancelRuns(List.of(3, 4)));
    request("resume_runs", new ClientRequest.ResumeRuns(Map.of(3, 2)));
    request("set_concurrency", new ClientRequest.SetConcurrency(2));
    request("set_tags", new ClientRequest.SetTags(List.of("run12.3"), Map.of("best", "")));
    request("restart_runs", new ClientRequest.RestartRuns(Map.of(3, 1)));
    request("hold", new ClientRequest.Hold(true));
    request("admit_secret", new ClientRequest.AdmitSecret("5e88"));
    request("delete_runs", new ClientRequest.DeleteRuns(List.of(0, 7)));
    RECORDS.put("line_metrics", new Event(NOON, EventKind.METRICS, Optional.empty(), metrics));
    line("claimed", new NodeLine.Claimed((Claim) RECORDS.get("claim")));
    line("started", new NodeLine.Started(3, 1, RUN));
    line("restarted", new NodeLine.Started(3, 2, RUN));
    line("measured", new NodeLine.Measured(3, 2, RUN, metrics));
    line(
        "compared",
        new NodeLine.Compared(
            3, 2, RUN, 5, -0.25, Double.NEGATIVE_INFINITY, Optional.of("worse than others")));
    line("chosen", new NodeLine.Chosen(3, 2, RUN, Map.of("lr", 0.001)));
    line("ended", new NodeLine.Ended(end(metrics), 1));
    line("requeued", new NodeLine.Requeued(3, 2, RUN, "preempted"));
    line("stood", new NodeLine.Stood(NodeState.ERROR, "it broke"));
  }

  private static RunEnd end(Map<String, Object> metrics) {
    return new RunEnd(
        3,
        2,
        RUN,
        Optional.of(NODE),
        "t0k3n",
        RunState.ERROR,
        Optional.of(137),
        "killed",
        metrics,
        Map.of("lr", 0.001),
        Optional.of(NOON),
        NOON);
  }

  private static void request(String name, ClientRequest.Wish wish) {
    RECORDS.put("request_" + name, new ClientRequest("2026-r1", wish, "ann", NOON));
  }

  private static void line(String name, NodeLine line) {
    RECORDS.put("line_" + name, line.event(NOON));
  }

  @TestFactory
  Stream<DynamicTest> everyRecordIsReadAsItWasWritten() {
    return RECORDS.entrySet().stream()
        .map(
            record ->
                DynamicTest.dynamicTest(
                    record.getKey(),
                    () -> {
                      Object value = record.getValue();
                      byte[] file = RecordFormat.file(value);
                      Object back = RecordFormat.read(file, value.getClass());
                      assertEquals(RecordFormat.line(value), RecordFormat.line(back));
                      assertEquals(
                          RecordFormat.line(value),
                          RecordFormat.line(
                              RecordFormat.read(RecordFormat.fields(value), value.getClass())));
                    }));
  }

  @Test
  void whatCannotBeHowRunsEndEarlyIsNoRecordOfIt() {
    String measure = "\"measure\":{\"metric\":\"s1-*\",\"goal\":\"min\",\"reduce\":\"last\"}}";
    for (String bad :
        List.of(
            "{\"policy\":\"median\",\"delay\":0,\"interval\":1,",
            "{\"policy\":\"median\",\"delay\":5,\"interval\":0,",
            "{\"policy\":\"truncation\",\"delay\":5,\"interval\":1,\"share\":1,",
            "{\"policy\":\"truncation\",\"delay\":5,\"interval\":1,\"share\":\"NaN\",",
            "{\"policy\":\"successive_halving\",\"delay\":1,\"factor\":1,",
            "{\"policy\":\"best\",\"delay\":1,")) {
      assertThrows(
          CorruptRecordException.class,
          () -> RecordFormat.read(bad + measure, EarlyStopping.class),
          bad);
    }
  }

  @Test
  void recordsLookInFilesAsTheyAlwaysDid() {
    StringBuilder text = new StringBuilder();
    RECORDS.forEach(
        (name, record) -> {
          String shown =
              record instanceof Event
                  ? RecordFormat.line(record) + "\n"
                  : new String(RecordFormat.file(record), StandardCharsets.UTF_8);
          text.append("# ").append(name).append('\n').append(shown).append('\n');
        });

    Approvals.verify(
        text.toString(),
        new Options().forFile().withNamer(new NamerWrapper(() -> "records", () -> APPROVED)));
  }

  @Test
  void linesOfNodesAreReadAsTheyWereTold() throws CorruptRecordException {
    for (Object record : RECORDS.values()) {
      if (record instanceof Event event && event.event() != EventKind.METRICS) {
        NodeLine line = NodeLine.of(event).orElseThrow();
        assertEquals(RecordFormat.line(event), RecordFormat.line(line.event(NOON)));
      }
    }
    Event other = new Event(NOON, EventKind.CAPTURE_AFTER, Optional.empty(), Map.of());
    assertEquals(Optional.empty(), NodeLine.of(other));
  }

  @Test
  void aLineOfANodeThatLacksSomethingIsCorrupt() {
    Event line = new Event(NOON, EventKind.STARTED, Optional.of(RUN), Map.of("run", 3));

    assertThrows(CorruptRecordException.class, () -> NodeLine.of(line));
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() throws CorruptRecordException {
    String newer =
        "{\"wish\":{\"wish\":\"cancel_job\",\"why\":\"new\"},\"id\":\"1\",\"mood\":2,"
            + "\"user\":\"ann\",\"at\":\"2026-11-20T12:00:00Z\"}";

    assertEquals("1", RecordFormat.read(newer, ClientRequest.class).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"run\":3}",
        "{\"run\":",
        "not json",
        "{\"node\":\"2\",\"sequence\":1}",
        "{\"node\":\"2.a\",\"state\":\"spawning\",\"running\":[],\"host\":\"h\",\"process\":1,"
            + "\"reason\":\"\",\"at\":\"2026-11-20T12:00:00Z\"}",
        "{\"node\":\"2.a\",\"sequence\":1,\"state\":\"asleep\",\"running\":[],\"host\":\"h\","
            + "\"process\":1,\"reason\":\"\",\"at\":\"2026-11-20T12:00:00Z\"}",
        "{\"node\":\"2.a\",\"sequence\":1,\"state\":\"spawning\",\"running\":[],\"host\":null,"
            + "\"process\":1,\"reason\":\"\",\"at\":\"2026-11-20T12:00:00Z\"}"
      })
  void whatIsNoRecordIsSaidToBeCorrupt(String text) {
    assertThrows(CorruptRecordException.class, () -> RecordFormat.read(text, Heartbeat.class));
  }
}
