package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.Test;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.report.Chromium;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** A job on one page, to be mailed. */
class ReportPageTest extends JobScreens {
  private static final String REPRO =
      """
      # repro_spec.yaml: </pre><script>document.title = 'taken'</script>
      component: root/Root_Component
      """;

  private String page(String job) throws IOException {
    assertEquals(
        "Wrote the report of "
            + job
            + " to "
            + project.resolve("results/reports/" + job + ".html")
            + ".\n",
        type("report " + job).text());
    return Files.readString(project.resolve("results/reports/" + job + ".html"));
  }

  private void search() throws IOException {
    width = 400;
    StoredJob search = SearchedJob.create(project);
    String best = StoreLayout.mirrored("ws1", search.record().shape().nameOf(5), 1);
    try (Storage files = LocalStorage.at(project.resolve(".runspec/store"))) {
      files.put(new ObjectKey(best + "/x/repro_spec.yaml"), REPRO.getBytes(StandardCharsets.UTF_8));
    }
    SearchedJob.check(project, search);
  }

  @Test
  void tellsAllThatIsToBeKnownOfASearch() throws IOException {
    search();

    String text =
        page("job1")
            .replaceAll("(?s)<style>.*?</style>", "<style></style>")
            .replaceAll("(?s)<figure.*?</figure>", "<figure></figure>")
            .replaceAll("(?s)<script>.*?</script>", "<script></script>")
            .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-DIGEST");
    Approvals.verify(
        text,
        new Options()
            .forFile()
            .withNamer(
                new NamerWrapper(
                    () -> "report", () -> "src/test/resources/org/runspec/cli/screens/"))
            .forFile()
            .withExtension(".html"));
  }

  @Test
  void loadsNothingAndTakesNoTextOfOthersForMarkup() throws IOException {
    search();

    String page = page("job1");

    String written = page.replaceAll("(?s)<script>.*?</script>", "");
    Matcher resources =
        Pattern.compile("(?i)<[^>]*\\s(src|href|action)=|url\\((?!#)").matcher(written);
    assertFalse(resources.find(), "it loads something");
    assertTrue(page.contains("default-src &#39;none&#39;"));
    assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("\u001b"));
    assertFalse(page.contains("</pre><script>"));
  }

  @Test
  void aJobThatLeftNothingBehindHasAPageToo() throws IOException {
    StoredJob.create(project, 2, 1);
    width = 400;

    String page = page("job1");

    assertTrue(page.contains("No run has completed yet."));
    assertFalse(page.contains("<h2>Plots</h2>"));
  }

  @Test
  void aMeanOverRunsSaysWhichOfThemDidNotComplete() throws IOException {
    StoredJob job = StoredJob.create(project, 14, 1);
    job.search(
        """
        {"algorithm": "random", "seed": 7, "chosen": [], "space": [
          {"name": "lr", "values": [0, 1, 2, 3, 4, 5, 6], "ordered": true}]}""");
    for (int run = 0; run < 14; run++) {
      job.start(0, run, Map.of("lr", run % 7), StoredJob.NOON);
      job.log(run, 1, 1, Map.of("s1-loss", 1.0 + run), StoredJob.NOON);
      job.log(run, 1, 2, Map.of("s1-loss", 0.5 + run), StoredJob.NOON);
      job.measure(0, run, Map.of("s1-loss", 0.5 + run), StoredJob.NOON);
      if (run > 1) {
        job.end(0, run, RunState.COMPLETED, "", Map.of("s1-loss", 0.5, "hpmax", run), NOW);
      }
    }
    width = 400;

    String page = page("job1");

    assertTrue(
        page.contains("2 of 14 runs did not complete, and count as far as they came."), page);
    assertTrue(page.contains("The objective over each hyperparameter"));
    assertTrue(page.contains("run1.14 lr=6"), "who points at a run is told which it is");
  }

  @Test
  void takesThePlaceOfItselfAloneUnlessOneInsists() throws IOException {
    job();
    Path other = project.resolve("thesis.html");
    Files.writeString(other, "<h1>My thesis</h1>");

    assertEquals(2, type("report job1 --output thesis.html").code().code());
    assertEquals("<h1>My thesis</h1>", Files.readString(other));
    assertEquals(0, type("report job1 --output thesis.html --force").code().code());
    assertEquals(0, type("report job1 --output thesis.html").code().code());
    assertEquals(2, type("report job1 --output .").code().code());
  }

  @Test
  void inABrowserItsOwnScriptsAloneAreExecuted() throws Exception {
    search();
    page("job1");
    Path file = project.resolve("results/reports/job1.html");
    Chromium browser = Chromium.in(folder);

    String shown = browser.markup(file);

    assertTrue(shown.contains("title=\"Sort by hpmax*\""), "the table cannot be sorted");
    assertTrue(shown.contains("<title>job1: why\\nnot</title>"));
    assertTrue(browser.picture(file, 1000, 1000).length > 20_000);
  }

  @Test
  void inABrowserRunsAreSortedByAColumn() throws Exception {
    search();
    String page = page("job1");
    Path pressed = project.resolve("pressed.html");
    String press =
        """
        <script>
          const button = document.querySelector('button[title="Sort by hpmax*"]');
          button.click();
        </script>
        """;
    Files.writeString(
        pressed,
        page.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", press + "</body>"));

    String shown = Chromium.in(folder).markup(pressed);

    assertTrue(shown.contains("aria-sort=\"ascending\""), shown);
    int worst = shown.indexOf("<td class=\"number\" data-n=\"-0.01\">");
    int best = shown.indexOf("<td class=\"number\" data-n=\"1.03\">");
    int failed = shown.indexOf(">error</td>");
    assertTrue(0 < worst && worst < best && best < failed, worst + " " + best + " " + failed);
  }
}
