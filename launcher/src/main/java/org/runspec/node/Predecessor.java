package org.runspec.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.runspec.job.NodeName;
import org.runspec.run.program.Leftovers;

/**
 * The lives of a node on this machine before this one. They are ended, with all processes of their
 * runs, before anything else happens; so their claims may be superseded at once.
 */
final class Predecessor {
  private static final int SECONDS_TO_DIE = 30;

  private final NodeFolder folder;
  private final List<Life> lives;

  private Predecessor(NodeFolder folder, List<Life> lives) {
    this.folder = folder;
    this.lives = List.copyOf(lives);
  }

  /** Reads who lived here. */
  static Predecessor in(NodeFolder folder) throws IOException {
    Files.createDirectories(folder.root());
    List<Life> lives = new ArrayList<>();
    if (Files.exists(folder.lives())) {
      for (String line : Files.readAllLines(folder.lives(), StandardCharsets.UTF_8)) {
        Life.read(line).ifPresent(lives::add);
      }
    }
    return new Predecessor(folder, lives);
  }

  /** Ends what is left of them. */
  void end() {
    lives.forEach(Life::end);
    Leftovers.endMarked(folder.mark());
  }

  /** Their names. */
  List<NodeName> names() {
    return lives.stream().map(Life::node).toList();
  }

  /** Notes that this process is the next. */
  void succeed(NodeName node) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(
        folder.lives(),
        new Life(node, self.pid(), self.info().startInstant()).line() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The journals of earlier lives that are still on the disk. */
  List<NodeName> journals() throws IOException {
    List<NodeName> found = new ArrayList<>();
    if (Files.isDirectory(folder.journals())) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.journals(), "*.log")) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          NodeName.parse(name.substring(0, name.length() - ".log".length())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /**
   * One life.
   *
   * @param process of its controller
   * @param started when that began, if the system tells
   */
  private record Life(NodeName node, long process, Optional<Instant> started) {
    private static final String UNKNOWN = "-";

    /** Half a line is of a life that had done nothing yet. */
    static Optional<Life> read(String line) {
      String[] words = line.strip().split(" ", -1);
      Optional<NodeName> node = NodeName.parse(words[0]);
      if (words.length != 3 || node.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Life(
              node.get(),
              Long.parseLong(words[1]),
              words[2].equals(UNKNOWN)
                  ? Optional.empty()
                  : Optional.of(Instant.ofEpochMilli(Long.parseLong(words[2])))));
    }

    String line() {
      return node
          + " "
          + process
          + " "
          + started.map(Instant::toEpochMilli).map(String::valueOf).orElse(UNKNOWN);
    }

    void end() {
      ProcessHandle.of(process)
          .filter(handle -> handle.pid() != ProcessHandle.current().pid())
          .filter(handle -> started.isPresent() && isSame(handle, started.get()))
          .ifPresent(
              handle -> {
                handle.destroyForcibly();
                handle.onExit().completeOnTimeout(handle, SECONDS_TO_DIE, TimeUnit.SECONDS).join();
              });
    }

    private static boolean isSame(ProcessHandle handle, Instant started) {
      return handle
          .info()
          .startInstant()
          .filter(start -> start.toEpochMilli() == started.toEpochMilli())
          .isPresent();
    }
  }
}
