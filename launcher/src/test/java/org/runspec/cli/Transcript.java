package org.runspec.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;

/**
 * What a person would see who types commands in a project: each command with what it prints and its
 * exit code, and results. What differs from machine to machine and from day to day is replaced by
 * words.
 */
final class Transcript {
  private final Path project;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> shown = new HashSet<>();
  private final SignedProcesses ours = new SignedProcesses();

  Transcript(Path project) {
    this.project = project;
  }

  /** Runs a command in this process. */
  ExitCode type(List<String> words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Map<String, String> environment = environment();
    ours.sign(environment);
    Terminal terminal = new Terminal(screen, screen, false, () -> 80);
    ExitCode code = new CommandLine(new Session(project, environment, terminal)).run(words);
    text.append("$ run.jar ").append(String.join(" ", words)).append('\n');
    text.append(scrubbed(bytes.toString(StandardCharsets.UTF_8)));
    text.append("(exit code ").append(code.code()).append(")\n\n");
    return code;
  }

  /** The variables of this process, without those that say that it is part of something. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("XT_")
                    || name.startsWith("RUNSPEC_")
                    || List.of("VIRTUAL_ENV", "CONDA_PREFIX").contains(name));
    return environment;
  }

  /** Copies a file over another one, which is later than all before. */
  void copy(String from, String to) throws IOException {
    text.append("$ cp ").append(from).append(' ').append(to).append("\n\n");
    Files.copy(project.resolve(from), project.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    Instant later = Instant.now().plusSeconds(2);
    Files.setLastModifiedTime(project.resolve(to), FileTime.from(later));
  }

  /** Processes of the commands that still run. */
  List<Path> leftProcesses() {
    return ours.running();
  }

  /** Lists the files in a folder and below. */
  void list(String folder) throws IOException {
    text.append("$ find ").append(folder).append('\n');
    files(folder + "/**").forEach(file -> text.append(name(file)).append('\n'));
    text.append('\n');
  }

  /** Shows files; a text that was a file before, or is on the screen already, is not repeated. */
  void show(String pattern) throws IOException {
    for (Path file : files(pattern)) {
      String content = scrubbed(Files.readString(file));
      String name = name(file);
      text.append("$ cat ").append(name).append('\n');
      if (!shown.add(content) || isOnTheScreen(content)) {
        text.append("(as above)\n\n");
      } else {
        text.append(content).append('\n');
      }
    }
  }

  /** Whether whole lines of the screen are the content; a line alone may be there by chance. */
  private boolean isOnTheScreen(String content) {
    return content.lines().count() > 1 && text.indexOf("\n" + content) >= 0;
  }

  private List<Path> files(String pattern) throws IOException {
    PathMatcher matcher = project.getFileSystem().getPathMatcher("glob:" + pattern);
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> matcher.matches(project.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private String name(Path file) {
    return scrubbed(project.relativize(file).toString().replace('\\', '/'));
  }

  private String scrubbed(String written) {
    return written
        .replace("\r\n", "\n")
        .replace(project.toString(), "<project>")
        .replaceAll("(?m)^ +[0-9]+\\.[0-9]{3} hrs", "  0.000 hrs")
        .replaceAll("\"hrs\": [0-9.eE-]+", "\"hrs\": <hrs>")
        .replaceAll("\"time\": \"[^\"]*\"", "\"time\": <time>")
        .replaceAll("events\\.out\\.tfevents\\.\\S+", "events.out.tfevents.<host>")
        .replaceAll("earlier/[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9-]+(_[0-9]+)?", "earlier/<start>")
        .replaceAll("python is .*", "python is <python>");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
