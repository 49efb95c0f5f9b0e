package org.runspec.run.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.runspec.spec.problem.ExternalProblem;

/** The kernel's folder of processes, as Linux has it. */
record ProcessTable(Path folder) {
  static final ProcessTable OF_THIS_MACHINE = new ProcessTable(Path.of("/proc"));

  /** Whether there is one, and it tells of environments. */
  boolean isThere() {
    return Files.isReadable(folder.resolve("self/environ"));
  }

  /** All processes that run, by pid. */
  Map<Long, ProcessEntry> all() {
    return entries(pids());
  }

  /**
   * Those of {@link #all} that began after another process, and perhaps some more. Right only while
   * the system has not given all its numbers since then: it gives them in turn, from the last to
   * the first again.
   */
  Map<Long, ProcessEntry> allAfter(long pid) {
    List<Long> pids = pids();
    long last = lastPid();
    return last < 0
        ? entries(pids)
        : entries(pids.stream().filter(other -> isBetween(pid, other, last)).toList());
  }

  private static boolean isBetween(long first, long pid, long last) {
    return first <= last ? first <= pid && pid <= last : first <= pid || pid <= last;
  }

  /** The number that the system gave last; negative if it does not tell. */
  private long lastPid() {
    try {
      String load = Files.readString(folder.resolve("loadavg"), StandardCharsets.ISO_8859_1);
      return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1).strip());
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  private List<Long> pids() {
    String[] names = folder.toFile().list();
    if (names == null) {
      throw new ExternalProblem(
          "list the processes in " + folder, new IOException("it cannot be read"), "again later");
    }
    List<Long> pids = new ArrayList<>();
    for (String name : names) {
      if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
        pids.add(Long.valueOf(name));
      }
    }
    return pids;
  }

  private Map<Long, ProcessEntry> entries(List<Long> pids) {
    Map<Long, ProcessEntry> found = new TreeMap<>();
    for (long pid : pids) {
      entry(pid).ifPresent(entry -> found.put(pid, entry));
    }
    return found;
  }

  /** One process; empty if it has ended. */
  Optional<ProcessEntry> entry(long pid) {
    return content(pid, "stat").flatMap(stat -> ProcessEntry.parse(pid, stat));
  }

  /** Its variables, each between NULs, bytes as characters; empty if they cannot be read. */
  String environment(long pid) {
    return "\0" + content(pid, "environ").orElse("");
  }

  /** Its limits, a line for each; empty if they cannot be read. */
  String limits(long pid) {
    return content(pid, "limits").orElse("");
  }

  /**
   * The handle that ends this process and no other: a pid may go to a stranger between two looks.
   */
  Optional<ProcessHandle> handle(ProcessEntry entry) {
    return ProcessHandle.of(entry.pid())
        .filter(handle -> entry(entry.pid()).filter(entry::isSameAs).isPresent());
  }

  /** Empty if the process has gone or belongs to somebody else. */
  private Optional<String> content(long pid, String name) {
    try {
      Path file = folder.resolve(Long.toString(pid)).resolve(name);
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
