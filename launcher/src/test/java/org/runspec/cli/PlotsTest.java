package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.runspec.job.Cause;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.report.plot.figure.ColorMap;
import org.runspec.report.plot.figure.Look;

/** What {@code plot} draws for each of its options, and what it refuses. */
class PlotsTest extends JobScreens {
  private static final String APPROVED = "src/test/resources/org/runspec/cli/plots/";
  private static final int ROWS = 6;

  private static final Map<String, String> DRAWN = new LinkedHashMap<>();

  static {
    DRAWN.put("objective", "");
    DRAWN.put("each_run", "loss");
    DRAWN.put("two_metrics", "s1-*");
    DRAWN.put("mean_min_max", "loss --aggregate mean --shadow-type min-max");
    DRAWN.put("mean_sem_bars", "loss --aggregate mean --error-bars sem");
    DRAWN.put("max_of_groups", "loss --aggregate max --group-by lr");
    DRAWN.put("std", "loss --aggregate std");
    DRAWN.put("var_shadow", "loss --aggregate mean --shadow-type var --shadow-alpha 0.5");
    DRAWN.put("colored_by_node", "loss --group-by node");
    DRAWN.put("panel_of_run", "loss --break-on run");
    DRAWN.put("panel_of_group", "loss --group-by node --break-on group --layout 2x");
    DRAWN.put("one_panel", "loss,acc --break-on none --aggregate mean");
    DRAWN.put("one_column", "loss,acc --layout x1");
    DRAWN.put("smoothed", "loss --smoothing-factor 0.8 --shadow-type pre-smooth");
    DRAWN.put("over_time", "loss --x time");
    DRAWN.put("over_hours_of_stage", "loss --x hrs");
    DRAWN.put("over_a_metric", "loss --x acc");
    DRAWN.put("log_scales", "loss --x-scale log --y-scale log");
    DRAWN.put(
        "titles", "loss,acc --title What --plot-titles $col!,second --legend-titles ${run}_at_$lr");
    DRAWN.put("labels", "loss --x-label steps --y-label L");
    DRAWN.put("colors", "loss --colors red,#00f --style darkgrid");
    DRAWN.put("color_map", "loss --color-map plasma --color-steps 3 --style dark");
    DRAWN.put("plot_args", "loss --plot-args linewidth=3,alpha=.5,linestyle=dotted,markersize=4");
    DRAWN.put("legend_args", "loss --legend-args loc=bottom,fontsize=9,ncol=2,most=3");
    DRAWN.put("no_legend", "loss --show-legend false --style white");
    DRAWN.put("size", "loss --size 500x300");
    DRAWN.put("smallest", "loss --size 200x200");
    DRAWN.put(
        "hostile",
        "loss --title <b>&amp;\u202e\u0007\ufffe\ud800\"' --x-label ]]> --y-label "
            + "y".repeat(300)
            + " --plot-titles </text><script> --legend-titles $run\u00e9\u4e2d<!--");
    DRAWN.put("max_traces", "loss --max-traces 2");
    DRAWN.put("max_runs", "loss --max-runs 1");
    DRAWN.put("some_runs", "loss --where lr>0.0025");
    DRAWN.put("search", "--kind search");
    DRAWN.put("progress", "--kind progress");
    DRAWN.put("parallel", "--kind parallel");
    DRAWN.put("hparams", "--kind hparams");
  }

  @BeforeEach
  void makeJob() throws IOException {
    StoredJob job = StoredJob.create(project, 4, 2);
    job.beat(0, NodeState.COMPLETED, NOW, 0);
    job.beat(1, NodeState.COMPLETED, NOW, 1);
    for (int run = 0; run < 4; run++) {
      Instant start = StoredJob.NOON.plusSeconds(run);
      job.start(run % 2, run, Map.of("lr", 0.001 * (run + 1)), start);
      Map<String, Object> last = Map.of();
      for (int row = 1; row <= ROWS - run % 2; row++) {
        last = row(run, row);
        job.log(run, 1, 100.0 * row, last, start.plusSeconds(60L * row));
      }
      job.end(run % 2, run, RunState.COMPLETED, "", scored(last), NOW.minusSeconds(100 - run));
    }
  }

  /** Values whose shape can be told; those of the last run have a gap. */
  private static Map<String, Object> row(int run, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean isGap = run == 3 && row == 3;
    values.put("iters", 100 * row);
    values.put("s1-hrs", row / 60.0);
    values.put("s1-loss", isGap ? Double.NaN : (run + 1.0) / row);
    values.put("s1-acc", 1 - 1.0 / (row + run));
    return values;
  }

  private static Map<String, Object> scored(Map<String, Object> last) {
    Map<String, Object> metrics = new LinkedHashMap<>(last);
    metrics.put("hpmax", -((Double) last.get("s1-loss")));
    return metrics;
  }

  @TestFactory
  Stream<DynamicTest> everyOptionDoesWhatItSays() {
    return DRAWN.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(one.getKey(), () -> draws(one.getKey(), one.getValue())));
  }

  private void draws(String name, String options) throws IOException {
    TypedCommands.Seen seen =
        type(("plot job1 " + options + " --save-to p.svg").replace("  ", " "));

    assertEquals(0, seen.code().code(), seen.text());
    Approvals.verify(
        Files.readString(project.resolve("p.svg")),
        new Options()
            .forFile()
            .withNamer(new NamerWrapper(() -> name, () -> APPROVED))
            .forFile()
            .withExtension(".svg"));
  }

  @Test
  void whatCannotBeDrawnIsSaidWithTheNearestThatCan() {
    ApprovedScreen.verify(
        "plot_refused",
        typed(
            "plot",
            "plot loss",
            "plot job9 loss",
            "plot job1 los",
            "plot job1 loss --x epoch",
            "plot job1 loss --group-by Ir",
            "plot job1 loss --aggregate men",
            "plot job1 loss --shadow-type std",
            "plot job1 loss --shadow-type pre-smooth",
            "plot job1 loss --smoothing-factor 1",
            "plot job1 loss --break-on cols",
            "plot job1 loss --layout 2",
            "plot job1 loss --size big",
            "plot job1 loss --colors blu",
            "plot job1 loss --colors blue --color-map gray",
            "plot job1 loss --style seaborn",
            "plot job1 loss --plot-args line=2",
            "plot job1 loss --plot-args alpha=2",
            "plot job1 loss --legend-args loc=left",
            "plot job1 loss --max-runs 0",
            "plot job1 loss --kind serch",
            "plot job1 loss --kind search",
            "plot job1 loss --save-to p.pgn",
            "plot job1 loss --where s1-loss<0",
            "plot job1 loss --where los<1"));
  }

  @Test
  void messagesNameOptionsThatExist() throws IOException {
    Matcher named =
        Pattern.compile("--([a-z][a-z.-]*)")
            .matcher(
                Files.readAllLines(
                        Path.of(
                            "src/test/resources/org/runspec/cli/screens/plot_refused.approved.txt"))
                    .stream()
                    .filter(line -> line.startsWith("Could not"))
                    .collect(Collectors.joining()));

    String help = type("plot --help").text();
    while (named.find()) {
      assertTrue(help.contains(named.group()), named.group());
    }
  }

  @Test
  void stylesAndMapsAreThoseThatThereAre() {
    for (Look look : Look.values()) {
      assertEquals(
          0, type("plot job1 loss --style " + look.name().toLowerCase(Locale.ROOT)).code().code());
    }
    for (ColorMap map : ColorMap.values()) {
      assertEquals(
          0,
          type("plot job1 loss --color-map " + map.name().toLowerCase(Locale.ROOT)).code().code());
    }
  }

  @Test
  void aMetricWhoseNameLooksLikeAStageOfHugeNumberIsNone() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.log(0, 1, 100, Map.of("s20240101123-x", 5.0), StoredJob.NOON);
    job.measure(0, 0, Map.of("s20240101123-x", 5.0), StoredJob.NOON);

    TypedCommands.Seen seen = type("plot job2");
    assertEquals(0, seen.code().code(), seen.text());
  }

  @Test
  void whatIsLeftOutIsSaid() {
    ApprovedScreen.verify(
        "plot_notes",
        typed(
            "plot job1",
            "plot job1 loss,acc",
            "plot run1.1 loss --show",
            "plot job1 loss --max-traces 2 --max-runs 3 --save-to p.html,p.svg"));
  }

  private static void fill(StoredJob job, double loss) throws IOException {
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.log(0, 1, 100, Map.of("s1-loss", loss), StoredJob.NOON);
    job.log(0, 1, 200, Map.of("s1-loss", loss), StoredJob.NOON);
    job.measure(0, 0, Map.of("s1-loss", loss), StoredJob.NOON);
  }

  @Test
  void runsOfTwoWorkspacesWithOneNameAreTwo() throws IOException {
    fill(StoredJob.create(project, "ws2", 1), 50);

    type("plot job1 job2 loss --group-by run --break-on run --aggregate mean --save-to p.html");

    String page = Files.readString(project.resolve("p.html"));
    assertTrue(page.contains("ws1/run1.1"), page);
    assertTrue(page.contains("ws2/run1.1"), page);
    assertFalse(page.contains("ws1/run1.2"), "only one of them has one");
    assertFalse(page.contains("2 runs"), "nothing is the mean of two");
  }

  @Test
  void runsOfTwoStoresWithOneNameAreTwo() throws IOException {
    fill(StoredJob.createIn(project.resolve("lab"), 1, 1), 50);
    Files.writeString(
        project.resolve("xt_config.yaml"),
        "external-services: {lab: {type: storage, path: lab}}\n"
            + "compute-targets: {bench: {service: local, storage: lab}}\n");

    type("plot files:job1 lab:job1 loss --aggregate mean --save-to p.html");

    String page = Files.readString(project.resolve("p.html"));
    assertTrue(page.contains("\"label\":\"files:job1\""), page);
    assertTrue(page.contains("\"label\":\"lab:job1\""), page);
  }

  @Test
  void aJobWithoutMetricsHasNoPlot() throws IOException {
    endedJob();

    ApprovedScreen.verify("plot_nothing", typed("plot job2", "plot job2 --kind progress"));
  }

  @Test
  void onlyFilesThatPlotMadeAreReplaced() throws IOException {
    for (String name : List.of("p.html", "p.svg", "p.png")) {
      Path file = project.resolve(name);
      Files.writeString(file, "notes on what runspec plot does");

      assertEquals(2, type("plot job1 --save-to " + name).code().code());
      assertEquals("notes on what runspec plot does", Files.readString(file));
      assertEquals(0, type("plot job1 --save-to " + name + " --force").code().code());
      assertEquals(0, type("plot job1 loss --output " + name).code().code());
    }
  }

  @Test
  void aFolderIsNoFileAndAnEmptyFileHoldsNothing() throws IOException {
    Files.createDirectory(project.resolve("folder.html"));
    Files.createFile(project.resolve("empty.html"));

    assertTrue(type("plot job1 --save-to folder.html --force").text().contains("it is a folder"));
    assertEquals(0, type("plot job1 --save-to empty.html").code().code());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
    Path real = project.resolve("real.svg");
    type("plot job1 --save-to real.svg");
    Path link = Files.createSymbolicLink(project.resolve("link.svg"), real);
    type("plot job1 acc --save-to link.svg");

    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(real).contains("s1-acc"));
  }

  @Test
  void otherMetricsOfTheSameRunsHaveAnotherFile() throws IOException {
    String runs = "run1.1,run2.1,run1.2,run2.2,run1.1,run2.1,run1.2,run2.2,run1.1,run2.1";
    type("plot " + runs + " loss");
    type("plot " + runs + " acc");

    try (Stream<Path> files = Files.list(project.resolve("results/plots"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void otherPatternsHaveAnotherFile() throws IOException {
    for (String words : List.of("job* loss", "job? loss", "job1 s1-*", "job1 s1-?*")) {
      assertEquals(0, type("plot " + words).code().code());
    }

    try (Stream<Path> files = Files.list(project.resolve("results/plots"))) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void whatHasNoPlaceOnLogarithmicAxesIsSaid() throws IOException {
    String none =
        "Could not draw a logarithmic y axis: no number is above 0. Try: --y-scale linear.";
    assertTrue(type("plot job1 --kind progress --y-scale log").text().contains(none));

    fill(StoredJob.create(project, 1, 1), Double.NaN);
    assertTrue(type("plot job2 loss --y-scale log").text().contains(none));
  }

  @Test
  void aPageHoldsAllThatItNeeds() throws IOException {
    type("plot job1 loss");

    String page = Files.readString(project.resolve("results/plots/job1-loss.html"));
    assertFalse(
        page.replaceAll("xmlns=\"[^\"]*\"", "")
            .replace("\"http://www.w3.org/2000/svg\"", "")
            .contains("http"));
    assertTrue(page.contains("run1.1 lr=0.001"));
    assertTrue(page.contains("Save SVG"));
    assertTrue(page.contains("data-toolbar=\"true\""));
    type("plot job1 loss --show-toolbar false");
    assertTrue(
        Files.readString(project.resolve("results/plots/job1-loss.html"))
            .contains("data-toolbar=\"false\""));
  }

  @Test
  void aPictureSaysWhoDrewIt() throws IOException {
    assertEquals(0, type("plot job1 loss --size 400x300 --save-to p.png").code().code());

    String head =
        new String(
            Files.readAllBytes(project.resolve("p.png")), 0, 200, StandardCharsets.ISO_8859_1);
    assertTrue(head.contains("Software\0runspec plot"));
    assertEquals(0, type("plot job1 loss --save-to p.png").code().code());
  }

  @Test
  void stepsThatWereDoneAgainCountOnce() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.log(0, 1, 100, Map.of("s1-loss", 5.0), StoredJob.NOON);
    job.log(0, 1, 200, Map.of("s1-loss", 9.0), StoredJob.NOON);
    job.requeue(0, 0, 1, Cause.LOST, "node lost", StoredJob.NOON);
    job.start(0, 0, 2, Cause.LOST, Map.of(), StoredJob.NOON);
    job.log(0, 2, 200, Map.of("s1-loss", 4.0), StoredJob.NOON);
    job.measure(0, 0, Map.of("s1-loss", 4.0), StoredJob.NOON);
    type("plot job2 loss --save-to p.html");

    String page = Files.readString(project.resolve("p.html"));
    assertTrue(page.contains("\"xs\":[100,200],\"ys\":[5,4]"), page);
  }
}
