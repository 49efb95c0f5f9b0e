package org.runspec.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.job.JobRecord;

/**
 * A job's report as HTML. The page forbids browsers to load anything, and to execute any script but
 * its own.
 */
public final class JobPage {
  private static final String GENERATOR = "Runspec report";

  private JobPage() {}

  /** Whether a file that begins with these bytes, some kilobytes, is such a page. */
  public static boolean isMade(byte[] head) {
    return new String(head, StandardCharsets.UTF_8).contains("content=\"" + GENERATOR + "\"");
  }

  /** The text of the file. */
  public static String of(JobReport report) {
    List<String> scripts =
        Stream.of(resource("page.js"), report.plots().script())
            .filter(script -> !script.isBlank())
            .toList();
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").newline();
    head(report, scripts, page);
    page.open("body").newline().open("main").newline();
    new HeadSection(report).write(page);
    new FindingsSection(report).write(page);
    plots(report.plots(), page);
    new FailureSection(report).write(page);
    new RunsSection(report).write(page);
    new SpecsSection(report).write(page);
    page.close("main").newline();
    scripts.forEach(script -> page.open("script").trusted(script).close("script").newline());
    return page.close("body").newline().close("html").newline().toString();
  }

  private static void head(JobReport report, List<String> scripts, Markup page) {
    JobRecord job = report.summary().view().job();
    String title = job.job() + (job.description().isBlank() ? "" : ": " + job.description());
    page.open("head").newline();
    page.open("meta", "charset", "utf-8").newline();
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(scripts));
    page.newline();
    page.open("meta", "name", "generator", "content", GENERATOR).newline();
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .newline();
    page.open("meta", "name", "color-scheme", "content", "light dark").newline();
    page.element("title", title).newline();
    page.open("style").newline().trusted(resource("page.css")).trusted(report.plots().style());
    page.close("style").newline().close("head").newline();
  }

  private static String policy(List<String> scripts) {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
        + scripts.stream()
            .map(script -> "'sha256-" + digest(script) + "'")
            .collect(Collectors.joining(" "));
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static void plots(Plots plots, Markup page) {
    if (plots.all().isEmpty()) {
      return;
    }
    page.open("section").element("h2", "Plots").newline();
    for (Plots.Plot plot : plots.all()) {
      page.element("h3", plot.title()).newline();
      page.open("div", "class", "wide").newline().trusted(plot.markup()).close("div").newline();
    }
    page.close("section").newline();
  }

  private static String resource(String name) {
    try (InputStream in = JobPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
