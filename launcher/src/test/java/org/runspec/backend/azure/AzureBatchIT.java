package org.runspec.backend.azure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Provision;
import org.runspec.backend.Submission;
import org.runspec.batchservice.BatchService;
import org.runspec.batchservice.LocalAccount;
import org.runspec.batchservice.LocalControl;
import org.runspec.batchservice.ServiceFolder;
import org.runspec.job.JobName;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.plan.PlanFixture;
import org.runspec.spec.problem.UserProblem;

/** Nodes of the local Batch service, as the backend asks for them; each is a short script. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "needs sh")
class AzureBatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;
  private BatchService service;
  private AzureBatch backend;

  @BeforeEach
  void start() throws IOException {
    service =
        BatchService.start(
            new ServiceFolder(folder.resolve("service")),
            0,
            LocalAccount.NAME,
            System.getenv(),
            Pacer.real(),
            () -> {},
            (what, why) -> {});
    backend = backend(LocalAccount.KEY);
  }

  @AfterEach
  void end() throws Exception {
    Files.createFile(folder.resolve("stop"));
    awaitNobody();
    service.close();
  }

  private AzureBatch backend(String key) {
    return new AzureBatch(
        () -> new BatchAccess(service.url(), LocalAccount.NAME, key, "{env: BATCH_KEY}"),
        Pacer.real(),
        new Random(1));
  }

  @Test
  void aLaunchThatIsTriedAgainHasEachNodeOnce() throws Exception {
    BackendRequest request = request("total_runs: 3\ncompute_nodes: 3", "");

    List<NodeId> first = backend.submit(request, submission(1));
    List<NodeId> second = backend.submit(request, submission(1));

    assertEquals(first, second);
    await(first, NodeStatus.Running.class::isInstance);
    assertEquals(3, Files.readAllLines(folder.resolve("began")).size());
  }

  @Test
  void manyNodesAreAskedForByTheHundred() throws Exception {
    new LocalControl(service.url()).faults("{\"lowPriorityCores\": 4}");
    BackendRequest request = request("total_runs: 250\ncompute_nodes: 250", "");

    List<NodeId> nodes = backend.submit(request, submission(1));

    assertEquals(6, request.submitCalls());
    assertEquals(250, backend.status(nodes).size());
    backend.cancel(nodes);
    await(nodes, NodeStatus.Gone.class::isInstance);
  }

  @Test
  void whoWaitsForAQuotaIsToldSoAndGetsItsMachinesLater() throws Exception {
    LocalControl control = new LocalControl(service.url());
    control.faults("{\"dedicatedCores\": 0}");
    List<NodeId> nodes = backend.submit(request("low_priority: false", ""), submission(1));

    await(nodes, status -> status.said().orElse("").contains("quota"));
    NodeStatus waiting = backend.status(nodes).get(nodes.get(0));
    assertInstanceOf(NodeStatus.Queued.class, waiting);
    assertTrue(
        waiting.said().orElseThrow().startsWith("queued until other jobs finish: the account's"),
        waiting::toString);

    control.faults("{\"dedicatedCores\": 100}");
    assertEquals(nodes, backend.revive(List.of(0), nodes, submission(2)));
    await(nodes, NodeStatus.Running.class::isInstance);
  }

  @Test
  void nodesThatAreGoneAreStartedAgainAndLivingOnesStay() throws Exception {
    List<NodeId> nodes =
        backend.submit(request("total_runs: 2\ncompute_nodes: 2", ""), submission(1));
    await(nodes, NodeStatus.Running.class::isInstance);
    backend.cancel(List.of(nodes.get(1)));
    await(List.of(nodes.get(1)), NodeStatus.Gone.class::isInstance);

    List<NodeId> again = backend.revive(List.of(0, 1), nodes, submission(2));

    assertEquals(nodes.get(0), again.get(0));
    assertEquals("job7-some-launch-2/node1", again.get(1).id());
    await(again, NodeStatus.Running.class::isInstance);
  }

  @Test
  void whatANodePrintedIsReadFromAnyOffset() throws Exception {
    NodeId node = backend.submit(request("", ""), submission(1)).get(0);
    assertArrayEquals(new byte[0], backend.log(new NodeId(0, "job7-no/node0", "stdout.txt"), 0));
    await(List.of(node), NodeStatus.Running.class::isInstance);
    awaitText(node, "hunter2 0\n");

    assertEquals("hunter2 0\n", text(backend.log(node, 0)));
    assertEquals("2 0\n", text(backend.log(node, 6)));
    assertEquals("0\n", text(backend.log(node, -2)));
    assertEquals("", text(backend.log(node, 10)));
  }

  @Test
  void aWrongKeyIsTheUsersAndIsNamed() {
    UserProblem refused =
        assertThrows(
            UserProblem.class, () -> backend("d3Jvbmc=").submit(request("", ""), submission(1)));

    assertTrue(
        refused.getMessage().contains("key in {env: BATCH_KEY} was refused"), refused::toString);
    assertTrue(!refused.getMessage().contains("d3Jvbmc="), refused::toString);
  }

  @Test
  void anImageThatDoesNotExistIsTheUsers() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                backend.submit(
                    request(
                        "compute_target: own",
                        "azure-batch-images: {no: {publisher: nobody, offer: nothing, sku: x,"
                            + " node-agent: batch.node.ubuntu 24.04}}\n"
                            + "compute-targets: {own: {service: batch-local, azure-image: no}}"),
                    submission(1)));

    assertTrue(refused.getMessage().contains("InvalidPropertyValue"), refused::toString);
  }

  @Test
  void aServiceThatIsBusyIsAskedAgain() throws Exception {
    new LocalControl(service.url())
        .faults("{\"calls\": {\"share\": 0.5, \"statuses\": [429, 503, 500], \"seed\": 7}}");

    List<NodeId> nodes =
        backend.submit(request("total_runs: 3\ncompute_nodes: 3", ""), submission(1));

    await(() -> began() >= 3, nodes);
    await(nodes, NodeStatus.Running.class::isInstance);
    assertEquals(3, began());
  }

  @Test
  void aServiceThatIsNotThereMayBeThereLater() throws Exception {
    service.close();
    AzureBatch impatient =
        new AzureBatch(
            () -> new BatchAccess(service.url(), LocalAccount.NAME, LocalAccount.KEY, "x"),
            new HurriedPacer(),
            new Random(1));

    IOException trouble =
        assertThrows(
            IOException.class, () -> impatient.status(List.of(new NodeId(0, "j/node0", "x"))));

    assertTrue(trouble.getMessage().contains("does not answer"), trouble::toString);
    start();
  }

  /** For whom each pause is over at once. */
  private static final class HurriedPacer implements Pacer {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      nanos += atMost.toNanos();
    }
  }

  private BackendRequest request(String launcher, String configuration) throws IOException {
    String target = launcher.contains("compute_target") ? "" : "compute_target: azb-local\n";
    Path project = Files.createDirectories(folder.resolve("project"));
    BackendRequest request =
        backend.render(
            new PlanFixture(project).plan(configuration, PlanFixture.spec(target + launcher)));
    Path launch = Files.createDirectories(folder.resolve("launch"));
    Files.writeString(launch.resolve(PoolRequest.FILE), request.files().get(PoolRequest.FILE));
    return request;
  }

  /** One whose script says who it is and lives until the test is over. */
  private Submission submission(int number) throws IOException {
    Path launch = folder.resolve("launch");
    Files.writeString(
        launch.resolve("node.sh"),
        """
        echo "$1" >>'%s/began'
        echo "$RUNSPEC_DATABASE $1"
        until [ -e '%s/stop' ]; do sleep 0.1; done
        """
            .formatted(folder, folder));
    return new Submission(
        "some-launch", number, new JobName(7), launch, launch, new Places(launch));
  }

  private record Places(Path folder) implements Provision {
    @Override
    public Map<String, String> secrets(Duration good) {
      return Map.of("RUNSPEC_DATABASE", "hunter2");
    }

    @Override
    public String file(String name, Duration good) {
      return folder.resolve(name).toString();
    }

    @Override
    public String tool(Duration good) {
      return "/no/tool";
    }

    @Override
    public String java(Duration good) {
      return "/no/java";
    }
  }

  /** How many scripts began. */
  private int began() throws IOException {
    Path file = folder.resolve("began");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void await(Collection<NodeId> nodes, Predicate<NodeStatus> wanted) throws Exception {
    await(() -> backend.status(nodes).values().stream().allMatch(wanted), nodes);
  }

  private void awaitText(NodeId node, String wanted) throws Exception {
    await(() -> text(backend.log(node, 0)).equals(wanted), List.of(node));
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(Condition condition, Collection<NodeId> nodes) throws Exception {
    Pacer pacer = Pacer.real();
    long end = pacer.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertTrue(pacer.nanoTime() < end, () -> "they stay " + standing(nodes));
      pacer.await(new Bell(), Duration.ofMillis(100));
    }
  }

  private String standing(Collection<NodeId> nodes) {
    try {
      return backend.status(nodes).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** No script writes into a folder that is being deleted. */
  private void awaitNobody() throws Exception {
    List<NodeId> all = new ArrayList<>();
    for (String job : List.of("job7-some-launch", "job7-some-launch-2")) {
      IntStream.range(0, 3).forEach(node -> all.add(TaskId.of(job, node).node(node)));
    }
    await(
        () -> backend.status(all).values().stream().noneMatch(NodeStatus.Running.class::isInstance),
        all);
  }
}
