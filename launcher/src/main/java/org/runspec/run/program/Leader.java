package org.runspec.run.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.StageEnvironment;

/**
 * A program's first process.
 *
 * @param mark stands in the environment of all its processes
 * @param ownSession whether it leads a session, out of reach of the terminal's Ctrl-C
 */
record Leader(Process process, String mark, boolean ownSession) {
  private static final Path PROC = Path.of("/proc");
  private static final String NEW_SESSION = "setsid";
  private static final File NOTHING =
      new File(Platform.current() == Platform.WINDOWS ? "NUL" : "/dev/null");

  static Leader start(ProgramPlan plan, Path program) throws IOException {
    Optional<Path> newSession =
        Executables.in(System.getenv(), plan.directory(), Platform.current()).find(NEW_SESSION);
    List<String> words = new ArrayList<>();
    newSession.ifPresent(file -> words.add(file.toString()));
    words.add(program.toString());
    words.addAll(plan.command().subList(1, plan.command().size()));

    String mark = UUID.randomUUID().toString();
    Map<String, String> environment = new HashMap<>(plan.environment());
    environment.merge(StageEnvironment.PROCESS_MARK, mark, (outer, own) -> outer + "," + own);

    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(plan.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Leader(builder.start(), mark, newSession.isPresent());
  }

  /** The way to find its other processes here. */
  ProcessFinder finder() {
    boolean linux = PROC.resolve("self/environ").toFile().canRead();
    return linux
        ? new LinuxProcesses(PROC, process.toHandle(), mark, ownSession)
        : new DescendantProcesses(process.toHandle());
  }
}
