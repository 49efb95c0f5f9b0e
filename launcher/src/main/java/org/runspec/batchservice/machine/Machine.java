package org.runspec.batchservice.machine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Starts tasks as processes of this machine, each in a session of its own, and ends them. A task's
 * end is written into a file by the shell that leads it, so that it is known even if nobody waited
 * for it.
 */
public final class Machine {
  private static final String RETIRED = "retired";
  private static final String PATH = "PATH";
  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The shell's number, then the command's exit code; both files come whole. */
  private static final String LEADER =
      "echo $$ > \"$1.new\" && mv -f \"$1.new\" \"$1\"; end=$2; shift 2;"
          + " \"$@\"; echo $? > \"$end.new\" && mv -f \"$end.new\" \"$end\"";

  private final Map<String, String> environment;
  private final ResourceFetch fetch = new ResourceFetch();
  private final Marks marks = new Marks();

  /**
   * This machine.
   *
   * @param environment of this process: where programs are found
   */
  public Machine(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Makes a node's folders. */
  public void prepare(NodeFolder node) throws IOException {
    for (Path folder : List.of(node.shared(), node.home(), node.records())) {
      Files.createDirectories(folder);
    }
  }

  /**
   * Brings a task's files and starts its command.
   *
   * @return why it was not started; empty if it was
   */
  public Optional<Failure> start(TaskLaunch launch) throws InterruptedException {
    TaskPlace place = launch.place();
    try {
      try {
        Files.createDirectories(place.working());
        Files.createDirectories(place.process().getParent());
        Files.deleteIfExists(place.end());
        Files.deleteIfExists(place.process());
      } catch (IOException e) {
        throw new NotStartedException(
            "ResourceDirectoryCreateFailed", "The task's folder could not be made", why(e));
      }
      for (ResourceFile file : launch.files()) {
        fetch.fetch(file, place.working());
      }
      begin(launch);
      return Optional.empty();
    } catch (NotStartedException e) {
      return Optional.of(e.failure());
    }
  }

  private static Map<String, String> why(IOException e) {
    return Map.of("Reason", e.toString());
  }

  private void begin(TaskLaunch launch) throws NotStartedException {
    TaskPlace place = launch.place();
    List<String> words = CommandWords.of(launch.command());
    if (words.isEmpty() || !isProgram(words.get(0), place.working())) {
      throw new NotStartedException(
          "CommandProgramNotFound",
          "The specified command program is not found",
          Map.of("CommandLine", words.isEmpty() ? "" : words.get(0)));
    }
    List<String> command = new ArrayList<>(detached());
    command.addAll(List.of("-c", LEADER, "task"));
    command.addAll(List.of(place.process().toString(), place.end().toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(place.working().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(place.stdout().toFile())
            .redirectError(place.stderr().toFile());
    builder.environment().clear();
    builder.environment().putAll(basis(place.node()));
    builder.environment().putAll(launch.environment());
    try {
      builder.start();
    } catch (IOException e) {
      throw new NotStartedException(
          "CommandLaunchFailed", "The command could not be launched", why(e));
    }
  }

  private boolean isProgram(String name, Path working) {
    if (name.indexOf('/') >= 0) {
      return Files.isExecutable(working.resolve(name));
    }
    return find(name).isPresent();
  }

  private Optional<Path> find(String name) {
    return Stream.of(searchPath().split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private String searchPath() {
    return environment.getOrDefault(PATH, USUAL_PATH);
  }

  private List<String> detached() {
    if (find("setsid").isPresent()) {
      return List.of("setsid", "sh");
    } else if (find("perl").isPresent()) {
      return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "sh");
    }
    return List.of("sh");
  }

  /** What a process has on a fresh machine, and nothing of whoever runs the service. */
  private Map<String, String> basis(NodeFolder node) {
    return Map.of(
        PATH, searchPath(), "HOME", node.home().toString(), "LANG", "C.UTF-8", "USER", "_azbatch");
  }

  /** The exit code of a task that has ended; empty as long as it runs. */
  public OptionalInt end(TaskPlace place) throws IOException {
    OptionalInt written = number(place.end());
    if (written.isPresent()) {
      return written;
    }
    OptionalInt leader = number(place.process());
    if (leader.isEmpty() || marks.isAlive(leader.getAsInt(), place)) {
      return OptionalInt.empty();
    }
    OptionalInt since = number(place.end());
    return since.isPresent() ? since : OptionalInt.of(137); // somebody killed its leader
  }

  /** Whether a task's leader came to life; else it may have died with this machine. */
  public boolean wasStarted(TaskPlace place) {
    return Files.exists(place.process());
  }

  private static OptionalInt number(Path file) throws IOException {
    try {
      return OptionalInt.of(
          Integer.parseInt(Files.readString(file, StandardCharsets.UTF_8).strip()));
    } catch (NoSuchFileException e) {
      return OptionalInt.empty();
    }
  }

  /** Ends all processes of tasks at once, with those that left their session. */
  public void kill(Collection<TaskPlace> places) throws IOException {
    if (!places.isEmpty()) {
      marks.killAll(places);
    }
  }

  /**
   * Takes a node's folder out of the way at once, so that it can be made anew.
   *
   * @return what is still to be removed; empty if there is nothing
   */
  public Optional<Path> retire(NodeFolder node) throws IOException {
    if (!Files.exists(node.path())) {
      return Optional.empty();
    }
    Path retired = Files.createTempDirectory(node.path().getParent(), RETIRED);
    return Optional.of(
        Files.move(node.path(), retired.resolve(node.path().getFileName())).getParent());
  }

  /** Removes a folder with all that is in it. */
  public void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
