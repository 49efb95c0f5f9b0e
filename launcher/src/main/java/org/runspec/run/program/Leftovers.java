package org.runspec.run.program;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.runspec.run.program.command.StageEnvironment;

/**
 * Programs that outlived the launcher that started them, because it was killed. They would go on
 * writing into the experiment path of the run that comes next. Found on Linux only.
 */
public final class Leftovers {
  private static final int SECONDS_TO_DIE = 10;
  private static final int ROUNDS = 20;

  private Leftovers() {}

  /**
   * Kills the processes of earlier runs into a folder. The caller holds the folder, so no run that
   * goes on is among them.
   *
   * @param experimentPath absolute
   * @return how many there were
   */
  public static int end(Path experimentPath) {
    String needle = "\0" + StageEnvironment.experimentPathVariable(experimentPath) + "\0";
    String bytes = new String(needle.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return endAll(bytes);
  }

  /**
   * Kills the processes of programs that were started with a mark by an earlier life of the caller.
   *
   * @param mark in ASCII; was handed on as {@link StageEnvironment#PROCESS_MARK}
   * @return how many there were
   */
  public static int endMarked(String mark) {
    return endAll("\0" + StageEnvironment.PROCESS_MARK + "=" + mark + ",");
  }

  /** Until none is found, since one that is about to be killed may start another. */
  private static int endAll(String bytes) {
    int ended = 0;
    int found = endFound(bytes);
    for (int round = 1; found > 0 && round < ROUNDS; round++) {
      ended += found;
      found = endFound(bytes);
    }
    return ended;
  }

  private static int endFound(String bytes) {
    ProcessTable table = ProcessTable.OF_THIS_MACHINE;
    Set<Long> own = ownLine();
    List<ProcessHandle> found =
        ProcessHandle.allProcesses()
            .filter(process -> !own.contains(process.pid()))
            .filter(process -> table.environment(process.pid()).contains(bytes))
            .toList();
    found.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            found.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, SECONDS_TO_DIE, TimeUnit.SECONDS)
        .join();
    return found.size();
  }

  /** This process and those above it. */
  private static Set<Long> ownLine() {
    Set<Long> line = new HashSet<>();
    Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
    while (process.isPresent() && line.add(process.get().pid())) {
      process = process.get().parent();
    }
    return line;
  }
}
