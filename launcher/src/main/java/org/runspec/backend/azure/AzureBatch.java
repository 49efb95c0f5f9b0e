package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.FileGetFromTaskOptions;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.runspec.backend.Backend;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.Distant;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeRevival;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;
import org.runspec.pace.Pacer;
import org.runspec.plan.NodePlan;
import org.runspec.plan.NodeScript;
import org.runspec.plan.Plan;
import org.runspec.plan.PoolPlan;

/**
 * Nodes as tasks of Azure Batch: a Batch job with a pool of its own for each time that nodes are
 * asked for, and a task for each node.
 */
public final class AzureBatch implements Backend, NodeRevival, Distant {
  private static final int TASKS_A_CALL = 100;
  private static final int TASKS_A_PAGE = 1000;
  private static final int PAGE = 1 << 20;

  /** The task or its machine is not there yet or any longer; the offset is behind the end. */
  private static final Set<Integer> NOTHING_TO_READ = Set.of(404, 409, 416);

  private final ServiceCalls calls;

  /**
   * A backend for an account, which is asked for nothing yet.
   *
   * @param random shifts calls that are made again
   */
  public AzureBatch(BatchAccess.Source access, Pacer pacer, Random random) {
    this.calls = new ServiceCalls(access, pacer, random);
  }

  @Override
  public BackendRequest render(Plan plan) {
    int nodes = plan.shape().nodes();
    PoolPlan pool = plan.nodes().pool().orElseThrow();
    int tasks = (nodes + TASKS_A_CALL - 1) / TASKS_A_CALL;
    return new BackendRequest(
        new PoolFacts(pool).lines(),
        files(plan.nodes(), List.copyOf(plan.secrets().keySet())),
        IntStream.range(0, nodes)
            .mapToObj(node -> List.of("sh", NodeScript.FILE, String.valueOf(node)))
            .toList(),
        1 + 1 + tasks + 1,
        (nodes + TASKS_A_PAGE - 1) / TASKS_A_PAGE);
  }

  @Override
  public Map<String, String> files(NodePlan nodes) {
    return files(nodes, List.of());
  }

  private static Map<String, String> files(NodePlan nodes, List<String> secrets) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(NodeScript.FILE, NodeScript.of(nodes.preparation()));
    files.put(PoolRequest.FILE, PoolRequest.of(nodes, secrets).text());
    return files;
  }

  @Override
  public void greet() throws IOException {
    JobListOptions one = new JobListOptions().withMaxResults(1).withSelect("id");
    try {
      calls.make(
          "use the Batch account " + calls.access(),
          ServiceCalls.LOOK,
          client -> client.jobs().list(one).currentPage());
    } catch (BatchErrorException e) {
      throw new IOException(new Refusal(e, calls.access()).sentence(), e);
    }
  }

  @Override
  public List<String> kept(Collection<NodeId> nodes) throws IOException {
    return new Waiting(calls)
        .pools(nodes).stream()
            .map(
                pool ->
                    "az batch pool delete --account-name "
                        + calls.access().account()
                        + " --account-endpoint "
                        + calls.access().url().getAuthority()
                        + " --pool-id "
                        + pool)
            .toList();
  }

  @Override
  public List<NodeId> submit(BackendRequest request, Submission submission) throws IOException {
    return ask(IntStream.range(0, request.commands().size()).boxed().toList(), submission);
  }

  @Override
  public List<NodeId> revive(Collection<Integer> nodes, List<NodeId> known, Submission submission)
      throws IOException {
    Map<Integer, NodeId> living = new TreeMap<>();
    status(known)
        .forEach(
            (id, status) -> {
              if (!(status instanceof NodeStatus.Gone) && nodes.contains(id.node())) {
                living.put(id.node(), id);
              }
            });
    new Waiting(calls).askAgain(living.values());
    List<Integer> missing = nodes.stream().filter(node -> !living.containsKey(node)).toList();
    List<NodeId> ids = new ArrayList<>(living.values());
    if (!missing.isEmpty()) {
      ids.addAll(ask(missing, submission));
    }
    return ids;
  }

  private List<NodeId> ask(List<Integer> nodes, Submission submission) throws IOException {
    PoolRequest request = read(submission.folder().resolve(PoolRequest.FILE));
    Filling filling = new Filling(submission, Duration.ofDays(request.waitDays()));
    String job = Filling.jobId(submission);
    Submitting submitting = new Submitting(calls, job);
    submitting.job(filling.job(request, nodes.size()));
    for (int from = 0; from < nodes.size(); from += TASKS_A_CALL) {
      List<Map<String, Object>> tasks = new ArrayList<>();
      for (int node : nodes.subList(from, Math.min(nodes.size(), from + TASKS_A_CALL))) {
        tasks.add(filling.task(request, node));
      }
      submitting.tasks(tasks);
    }
    submitting.endWithTasks();
    return nodes.stream().map(node -> TaskId.of(job, node).node(node)).toList();
  }

  private static PoolRequest read(Path file) throws IOException {
    try {
      return RecordFormat.read(Files.readAllBytes(file), PoolRequest.class);
    } catch (CorruptRecordException e) {
      throw new IOException(file + " is no request of nodes", e);
    }
  }

  @Override
  public Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) throws IOException {
    return new Waiting(calls).status(nodes);
  }

  @Override
  public void cancel(Collection<NodeId> nodes) throws IOException {
    new Ending(calls).end(nodes);
  }

  @Override
  public byte[] log(NodeId node, long offset) throws IOException {
    TaskId task = TaskId.of(node);
    try {
      long from = offset < 0 ? Math.max(0, length(task, node.log()) + offset) : offset;
      return calls.make(
          "read what " + task.task() + " printed",
          ServiceCalls.LOOK,
          client -> page(client, task, node.log(), from));
    } catch (BatchErrorException e) {
      if (e.response() != null && NOTHING_TO_READ.contains(e.response().code())) {
        return new byte[0];
      }
      throw new IOException(new Refusal(e, calls.access()).sentence(), e);
    }
  }

  /** The client knows the header by one spelling only. */
  private long length(TaskId task, String file) throws IOException {
    String length =
        calls.make(
            "read what " + task.task() + " printed",
            ServiceCalls.LOOK,
            client ->
                client
                    .files()
                    .getPropertiesFromTaskWithServiceResponseAsync(task.job(), task.task(), file)
                    .toBlocking()
                    .single()
                    .headResponse()
                    .headers()
                    .get("Content-Length"));
    return length == null ? 0 : Long.parseLong(length);
  }

  private static byte[] page(BatchServiceClient client, TaskId task, String file, long from) {
    FileGetFromTaskOptions range =
        new FileGetFromTaskOptions().withOcpRange("bytes=" + from + "-" + (from + PAGE - 1));
    try (InputStream in = client.files().getFromTask(task.job(), task.task(), file, range)) {
      return in == null ? new byte[0] : in.readNBytes(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
