package org.runspec.run.program.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's counters of processes that it killed for lack of memory. Where there are none
 * (macOS, Windows) nothing ever rises.
 */
public final class OomKills {
  private static final Path VMSTAT = Path.of("/proc/vmstat");
  private static final Path OWN_GROUPS = Path.of("/proc/self/cgroup");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final String COUNTER = "oom_kill ";

  private final List<Path> files;

  /**
   * Reads these files.
   *
   * @param files each with a line {@code oom_kill N}; those that cannot be read count nothing
   */
  public OomKills(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** The counters of this machine and of the control group that this program is in. */
  public static OomKills ofThisMachine() {
    List<Path> files = new ArrayList<>(List.of(VMSTAT));
    for (String line : lines(OWN_GROUPS)) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3) {
        String group = parts[2].substring(Math.min(1, parts[2].length()));
        if (parts[1].isEmpty()) {
          files.add(GROUPS.resolve(group).resolve("memory.events"));
        } else if (List.of(parts[1].split(",")).contains("memory")) {
          files.add(GROUPS.resolve("memory").resolve(group).resolve("memory.oom_control"));
        }
      }
    }
    return new OomKills(files);
  }

  /** What the counters say now; to be compared with a later reading. */
  public Reading read() {
    return new Reading(files.stream().map(OomKills::counter).toList());
  }

  /** The counters at one time. */
  public record Reading(List<Long> counts) {
    /** Whether any has risen since. */
    public boolean roseSince(Reading earlier) {
      for (int i = 0; i < counts.size(); i++) {
        if (counts.get(i) > earlier.counts.get(i)) {
          return true;
        }
      }
      return false;
    }
  }

  private static long counter(Path file) {
    Optional<String> line =
        lines(file).stream().filter(text -> text.startsWith(COUNTER)).findFirst();
    try {
      return line.map(text -> Long.parseLong(text.substring(COUNTER.length()).strip())).orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }
}
