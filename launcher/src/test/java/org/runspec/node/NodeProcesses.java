package org.runspec.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.node.door.NodeClient;

/** Nodes of a job as processes of their own. */
final class NodeProcesses implements AutoCloseable {
  private final TestJob job;
  private final List<Process> started = new ArrayList<>();

  NodeProcesses(TestJob job) {
    this.job = job;
  }

  /** Starts a node. */
  Process start(int node) throws IOException {
    Path setting = job.folder.resolve("setting.json");
    Files.write(
        setting,
        RecordFormat.file(
            new NodeSetting(
                NodeSetting.FORMAT,
                job.job.record().job(),
                job.folder.resolve("store").toString(),
                Optional.empty(),
                Optional.empty(),
                job.folder.resolve("work").resolve("job1").toString(),
                Optional.empty(),
                job.job.multiRun().shape().runsPerNode(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                true,
                false)));
    Process process =
        new ProcessBuilder(
                TestJob.machine().java().toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.runspec.cli.Main",
                "node",
                setting.toString(),
                "--node",
                Integer.toString(node))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    job.folder.resolve("node" + node + ".log").toFile()))
            .start();
    started.add(process);
    return process;
  }

  /** A client of a node that has shown itself. */
  NodeClient client(int node) throws Exception {
    TestJob.await(
        () ->
            job.store.heartbeats(job.job.record().job()).keySet().stream()
                .anyMatch(n -> n.node() == node));
    Heartbeat latest =
        job.store.heartbeats(job.job.record().job()).values().stream()
            .filter(beat -> beat.node().node() == node && !beat.state().isTerminal())
            .max(Comparator.comparing(Heartbeat::at))
            .orElseThrow();
    return new NodeClient(latest.door().orElseThrow(), TestJob.SECRET);
  }

  /** The processes of this job's runs that there are, whoever started them. */
  long left() {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(job.folder.toString()))
        .count();
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
