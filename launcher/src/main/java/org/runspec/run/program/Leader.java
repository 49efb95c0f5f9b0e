package org.runspec.run.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.StageEnvironment;

/**
 * A program's first process.
 *
 * @param mark what all its processes inherit
 * @param ownSession whether it leads a session, out of reach of the terminal's Ctrl-C
 */
record Leader(Process process, ProcessMark mark, boolean ownSession) {
  private static final File NOTHING =
      new File(Platform.current() == Platform.WINDOWS ? "NUL" : "/dev/null");

  static Leader start(ProgramPlan plan, Path program, StartTools tools) throws IOException {
    Optional<LockLimit> limit = tools.prlimit().map(prlimit -> LockLimit.random());
    ProcessMark mark = ProcessMark.random(limit);
    List<String> words = new ArrayList<>(plan.command());
    words.set(0, program.toString());
    if (limit.isPresent()) {
      words = new ArrayList<>(limit.get().words(tools.prlimit().orElseThrow(), words));
    }
    if (tools.setsid().isPresent()) {
      words.add(0, tools.setsid().get().toString());
    }
    Map<String, String> environment = new HashMap<>(plan.environment());
    environment.merge(
        StageEnvironment.PROCESS_MARK, mark.value(), (outer, own) -> outer + "," + own);

    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(plan.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Leader(builder.start(), mark, tools.setsid().isPresent());
  }

  /** The way to find its other processes here. */
  ProcessFinder finder() {
    ProcessTable table = ProcessTable.OF_THIS_MACHINE;
    return table.isThere()
        ? new LinuxProcesses(table, process.toHandle(), mark, ownSession)
        : new DescendantProcesses(process.toHandle());
  }
}
