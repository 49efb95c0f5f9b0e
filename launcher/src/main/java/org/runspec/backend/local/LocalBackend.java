package org.runspec.backend.local;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.runspec.backend.Backend;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeRevival;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.plan.NodePlan;
import org.runspec.plan.NodeScript;
import org.runspec.plan.Plan;
import org.runspec.spec.problem.UserProblem;

/**
 * Nodes as processes on this machine: each the script of the node, in a session of its own where
 * the system has such a thing, its output in a file of the job's work folder.
 */
public final class LocalBackend implements Backend, NodeRevival {
  private static final int PAGE = 1 << 20;

  private final Function<String, Optional<Path>> programs;

  /**
   * A backend for this machine.
   *
   * @param programs finds a program by its name
   */
  public LocalBackend(Function<String, Optional<Path>> programs) {
    this.programs = programs;
  }

  @Override
  public BackendRequest render(Plan plan) {
    List<String> start = detached();
    List<List<String>> commands = new ArrayList<>();
    for (int node = 0; node < plan.shape().nodes(); node++) {
      commands.add(command(start, node));
    }
    return new BackendRequest(Map.of(), files(plan.nodes()), commands, plan.shape().nodes(), 1);
  }

  @Override
  public Map<String, String> files(NodePlan nodes) {
    return Map.of(NodeScript.FILE, NodeScript.of(nodes.preparation()));
  }

  private static List<String> command(List<String> start, int node) {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of(NodeScript.FILE, String.valueOf(node)));
    return command;
  }

  /** A shell that neither Ctrl-C nor the end of the terminal reaches. */
  private List<String> detached() {
    if (programs.apply("sh").isEmpty()) {
      throw new UserProblem(
          "launch on this machine", "there is no POSIX shell, sh", "a runspec with --local");
    }
    if (programs.apply("setsid").isPresent()) {
      return List.of("setsid", "sh");
    } else if (programs.apply("perl").isPresent()) {
      return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "sh");
    }
    return programs.apply("nohup").isPresent() ? List.of("nohup", "sh") : List.of("sh");
  }

  @Override
  public List<NodeId> submit(BackendRequest request, Submission submission) throws IOException {
    Files.createDirectories(submission.work());
    List<NodeId> ids = new ArrayList<>();
    for (int node = 0; node < request.commands().size(); node++) {
      ids.add(start(node, request.commands().get(node), submission));
    }
    return ids;
  }

  @Override
  public List<NodeId> revive(Collection<Integer> nodes, List<NodeId> known, Submission submission)
      throws IOException {
    Files.createDirectories(submission.work());
    List<String> start = detached();
    List<NodeId> ids = new ArrayList<>();
    for (int node : nodes) {
      ids.add(start(node, command(start, node), submission));
    }
    return ids;
  }

  private static NodeId start(int node, List<String> command, Submission submission)
      throws IOException {
    Path log = submission.work().resolve("node" + node + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(submission.folder().toFile())
            .redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    JobVariables.removeFrom(builder.environment());
    builder.start();
    Path number = submission.folder().resolve(NodeScript.processFile(node));
    return new NodeId(node, number.toString(), log.toString());
  }

  @Override
  public Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) throws IOException {
    Map<NodeId, NodeStatus> status = new LinkedHashMap<>();
    for (NodeId node : nodes) {
      LocalProcess process = new LocalProcess(Path.of(node.id()));
      if (!process.isKnown()) {
        status.put(node, new NodeStatus.Queued());
      } else {
        boolean there = process.find().isPresent();
        status.put(node, there ? new NodeStatus.Running() : new NodeStatus.Gone());
      }
    }
    return status;
  }

  @Override
  public void cancel(Collection<NodeId> nodes) throws IOException {
    for (NodeId node : nodes) {
      new LocalProcess(Path.of(node.id())).find().ifPresent(ProcessHandle::destroy);
    }
  }

  @Override
  public byte[] log(NodeId node, long offset) throws IOException {
    Path log = Path.of(node.log());
    if (!Files.isRegularFile(log)) {
      return new byte[0];
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = offset < 0 ? Math.max(0, file.length() + offset) : offset;
      long rest = Math.max(0, file.length() - from);
      byte[] page = new byte[(int) Math.min(rest, PAGE)];
      if (page.length > 0) {
        file.seek(from);
        file.readFully(page);
      }
      return page;
    }
  }
}
