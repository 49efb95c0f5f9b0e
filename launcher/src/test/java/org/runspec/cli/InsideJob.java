package org.runspec.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalReader;

/**
 * What a node does around one run: a folder for each attempt, with the files and checkpoints of the
 * one before, and the variables of the protocol.
 */
final class InsideJob {
  /** What a runspec begins with; its stages follow. */
  static final String HEAD =
      """
      component: root/Root_Component
      experiment_path: results
      hyperparameters:
        - name: &step
            ordered_tuning_values: [0.1, 0.2, 0.4]
            tuned_value: 0.1
        - name: &decay
            ordered_tuning_values: [0.9, 0.99]
            tuned_value: 0.99
      job_launcher:
        component: job_launchers/XT
        enabled: 1
      processing_stages:
      """;

  private final Path folder;
  private final Map<String, String> files;
  private Consumer<String> watcher = line -> {};
  private String hparams = "{}";
  private int attempt;
  private StringBuilder screen = new StringBuilder();

  /**
   * A run of {@code x.yaml}.
   *
   * @param files what is in each run directory, by name
   */
  InsideJob(Path folder, Map<String, String> files) {
    this.folder = folder;
    this.files = files;
  }

  /** A run of a runspec of these stages: items of the list, indented by two. */
  static InsideJob of(Path folder, String stages) {
    return new InsideJob(folder, Map.of("x.yaml", HEAD + stages));
  }

  /** A stage that is a program for sh. */
  static String program(String script) {
    return "  - processing_stage:\n      component: processors/Command_Proc\n      command: |\n"
        + script.indent(8);
  }

  /** The run's hyperparameters from now on. */
  InsideJob choosing(String json) {
    hparams = json;
    return this;
  }

  /** From now on attempts are asked to stop as soon as they have printed a text. */
  void stoppingAt(String text, String reason) {
    watcher =
        printed -> {
          if (printed.contains(text) && !Files.exists(stopFile())) {
            stop(reason);
          }
        };
  }

  /** Executes the next attempt in a folder of its own. */
  ExitCode attempt(String... options) throws IOException {
    Path before = directory();
    Path checkpointsBefore = checkpoints();
    attempt++;
    Files.createDirectories(directory());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = directory().resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    if (attempt > 1) {
      copy(before.resolve("results"), directory().resolve("results"));
      copy(checkpointsBefore, checkpoints());
      Files.deleteIfExists(directory().resolve("results/.runspec.lock"));
    }
    Files.writeString(own("hparams.json"), hparams);
    Files.write(own("metrics.jsonl"), new byte[0]);
    screen = new StringBuilder();
    try (PrintStream stream = new PrintStream(eyes(), true, StandardCharsets.UTF_8)) {
      Terminal terminal = new Terminal(stream, stream, false, () -> 80);
      Session session = new Session(directory(), environment(), terminal);
      return new CommandLine(session)
          .run(Stream.concat(Stream.of("x.yaml"), Stream.of(options)).toList());
    }
  }

  private OutputStream eyes() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public synchronized void write(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        screen.append(text);
        watcher.accept(text);
      }
    };
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Transcript.environment());
    environment.put("XT_RUN_NAME", "run1.1");
    environment.put("XT_JOB_ID", "job1");
    environment.put("RUNSPEC_SEED", "123");
    environment.put("RUNSPEC_ATTEMPT", String.valueOf(attempt));
    environment.put("RUNSPEC_HPARAMS", own("hparams.json").toString());
    environment.put("RUNSPEC_METRICS", own("metrics.jsonl").toString());
    environment.put("RUNSPEC_STOP_FILE", stopFile().toString());
    environment.put("RUNSPEC_CHECKPOINT_DIR", checkpoints().toString());
    environment.put("RUNSPEC_GRACE", "4");
    return environment;
  }

  /** The newest attempt's run directory. */
  Path directory() {
    return folder.resolve("attempt" + attempt);
  }

  private Path own(String name) {
    return directory().resolveSibling("attempt" + attempt + "." + name);
  }

  Path checkpoints() {
    return own("checkpoints");
  }

  private Path stopFile() {
    return own("stop");
  }

  private void stop(String reason) {
    try {
      Path draft = own("stop.tmp");
      Files.writeString(draft, reason + "\n");
      Files.move(draft, stopFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the newest attempt reported to the job, hours left out. */
  List<String> reports() throws IOException {
    return Files.readAllLines(own("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"(s\\d+-)?hrs\": [0-9.e-]+, ", ""))
        .toList();
  }

  String screen() {
    return screen.toString();
  }

  Path results() {
    return directory().resolve("results");
  }

  /** How the journal says that the newest attempt ended. */
  Ending ending() {
    List<JournalLine> lines = journal().lines();
    return ((JournalLine.Ended) lines.get(lines.size() - 1)).ending();
  }

  JournalReader.Contents journal() {
    return JournalReader.read(results().resolve("metrics.jsonl"));
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(visited)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
