package org.runspec.run;

import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.run.journal.AppendedLines;
import org.runspec.run.journal.JsonText;
import org.runspec.run.journal.MetricsJournal;
import org.runspec.run.program.command.JobChannel;
import org.runspec.spec.problem.ExternalProblem;

/**
 * Tells the job around a run what the run tells itself, by the protocol of programs: metrics under
 * the names that the run database has, {@code s<stage>-<name>}, with the step as {@code iters}.
 * Inside the run a checkpoint's path is relative to the stage's folder of checkpoints, an
 * artifact's to the project; the job is told checkpoints relative to its own folder of them, all
 * else absolute. Thread-safe.
 */
final class JobReports implements AutoCloseable {
  private static final String STEP = "iters";
  private static final String HOURS = "hrs";
  private static final String HPMAX = "hpmax";

  private final Path file;
  private final AppendedLines lines;
  private final JobChannel channel;
  private final ExperimentFolder folder;
  private final Path project;

  private JobReports(
      Path file, AppendedLines lines, JobChannel channel, ExperimentFolder folder, Path project) {
    this.file = file;
    this.lines = lines;
    this.channel = channel;
    this.folder = folder;
    this.project = project;
  }

  /**
   * Opens the job's file; empty where no job asks for reports.
   *
   * @param folder where the run's stages talk with their programs
   * @param project where programs run
   */
  static Optional<JobReports> open(JobChannel channel, ExperimentFolder folder, Path project) {
    return channel
        .metrics()
        .map(
            file ->
                new JobReports(
                    file,
                    told(file, () -> AppendedLines.open(file)),
                    channel,
                    folder,
                    project.toAbsolutePath().normalize()));
  }

  /** The name that a stage's metric has outside of the stage. */
  static String nameOf(int stage, String metric) {
    return "s" + stage + "-" + metric;
  }

  void hyperparameters(Map<String, ?> values) {
    if (!values.isEmpty()) {
      append(Map.of("hparams", values));
    }
  }

  /**
   * Metrics at a step of a stage.
   *
   * @param hours since the stage started
   */
  void row(int stage, long step, double hours, Map<String, Double> metrics) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(STEP, step);
    row.put(nameOf(stage, HOURS), MetricsJournal.rounded(hours));
    metrics.forEach((name, value) -> row.put(nameOf(stage, name), value));
    append(row);
  }

  /**
   * A checkpoint is complete.
   *
   * @param path as the stage's program wrote it
   */
  void checkpoint(int stage, String path, Optional<Long> step) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("checkpoint", seenByJob(stage, path));
    step.ifPresent(count -> line.put(STEP, count));
    append(line);
  }

  /** A file to keep. */
  void artifact(String path) {
    append(Map.of("artifact", resolved(project, path).map(Path::toString).orElse(path)));
  }

  /** What the run comes to: a metric, and the run's result. */
  void hpmax(double value) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(HPMAX, value);
    line.put("summary", Map.of(HPMAX, value));
    append(line);
  }

  private String seenByJob(int stage, String path) {
    Optional<Path> full = resolved(channel.filesOf(folder.stage(stage)).checkpoints(), path);
    Optional<Path> kept = channel.checkpoints().map(it -> it.toAbsolutePath().normalize());
    return full.filter(it -> kept.filter(it::startsWith).isPresent())
        .map(it -> kept.get().relativize(it).toString().replace('\\', '/'))
        .or(() -> full.map(Path::toString))
        .orElse(path);
  }

  private static Optional<Path> resolved(Path folder, String path) {
    try {
      return Optional.of(folder.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // the job says what it thinks of it
    }
  }

  private void append(Map<String, ?> line) {
    told(
        file,
        () -> {
          lines.append(JsonText.of(line));
          return line;
        });
  }

  private static <T> T told(Path file, Supplier<T> action) {
    try {
      return action.get();
    } catch (UncheckedIOException e) {
      throw new ExternalProblem("report to the job in " + file, e.getCause(), "making room there");
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
