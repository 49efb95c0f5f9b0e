package org.runspec.run.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Map<Long, ProcessEntry> found = new TreeMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(folder, "[1-9]*")) {
      for (Path process : processes) {
        entry(Long.parseLong(process.getFileName().toString()))
            .ifPresent(entry -> found.put(entry.pid(), entry));
      }
    } catch (IOException e) {
      throw new ExternalProblem("list the processes in " + folder, e, "again later");
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
