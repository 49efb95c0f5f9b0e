package org.runspec.batchservice.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.batchservice.machine.Machine;

/** What becomes of pools and jobs as time goes by; no task is started here. */
class CloudTest {
  private final PassingTime time = new PassingTime();
  @TempDir private Path folder;
  private Cloud cloud;

  @BeforeEach
  void open() throws Exception {
    cloud =
        Cloud.in(
            folder,
            URI.create("http://here/"),
            "account",
            new Machine(Map.of()),
            time,
            (what, why) -> {
              throw new AssertionError(what, why);
            });
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private void pass(Duration span) {
    time.pass(span);
    cloud.step();
  }

  private void change(String json) throws Exception {
    ObjectNode changes = Json.read(json);
    cloud.call(() -> cloud.control().change(changes));
  }

  private static ObjectNode pool(int lowPriority) throws Exception {
    return Json.read(
        """
        {"vmSize": "Standard_D4s_v3", "targetLowPriorityNodes": %d,
         "virtualMachineConfiguration": {
           "nodeAgentSKUId": "batch.node.debian 12",
           "imageReference": {"publisher": "debian", "offer": "debian-12", "sku": "12"}}}
        """
            .formatted(lowPriority));
  }

  private void addJob(String id, int nodes, String constraints) throws Exception {
    ObjectNode job = Json.read("{\"constraints\": " + constraints + "}");
    job.put("id", id);
    ObjectNode own = Json.object("poolLifetimeOption", "job");
    own.set("pool", pool(nodes));
    ObjectNode info = Json.object();
    info.set("autoPoolSpecification", own);
    job.set("poolInfo", info);
    cloud.call(() -> cloud.jobs().add(job));
    cloud.step();
  }

  private JsonNode thePool() {
    return cloud.call(() -> cloud.pools().list()).get(0);
  }

  private List<String> states() {
    String pool = thePool().path("id").asText();
    return cloud.call(() -> cloud.pools().nodes(pool)).stream()
        .map(node -> node.path("state").asText())
        .toList();
  }

  @Test
  void nodesTakeTheirTimeToComeUp() throws Exception {
    change("{\"bootSeconds\": 60}");
    addJob("job7", 2, "{}");
    assertEquals(List.of("creating", "creating"), states());

    pass(Duration.ofSeconds(59));
    assertEquals(List.of("creating", "creating"), states());
    assertEquals("resizing", thePool().path("allocationState").asText());

    pass(Duration.ofSeconds(1));
    pass(Duration.ZERO);
    assertEquals(List.of("idle", "idle"), states());
    assertEquals("steady", thePool().path("allocationState").asText());
  }

  @Test
  void aPoolThatGetsNoNodesGivesUpAfterItsTime() throws Exception {
    change("{\"allocation\": \"never\"}");
    addJob("job7", 2, "{}");

    pass(Duration.ofMinutes(14));
    assertEquals("resizing", thePool().path("allocationState").asText());
    pass(Duration.ofMinutes(1));

    assertEquals("steady", thePool().path("allocationState").asText());
    assertEquals("AllocationTimedout", thePool().at("/resizeErrors/0/code").asText());
    assertEquals(List.of(), states());
  }

  @Test
  void aPreemptedNodeIsAwayForItsTime() throws Exception {
    change("{\"bootSeconds\": 10, \"returnSeconds\": 300}");
    addJob("job7", 2, "{}");
    pass(Duration.ofSeconds(10));

    cloud.call(() -> cloud.control().preempt(1));
    pass(Duration.ofSeconds(299));
    assertTrue(states().contains("preempted"));
    assertEquals(1, thePool().path("currentLowPriorityNodes").asInt());

    pass(Duration.ofSeconds(1));
    assertTrue(states().contains("creating"));
    pass(Duration.ofSeconds(10));
    pass(Duration.ZERO);
    assertEquals(List.of("idle", "idle"), states());
  }

  @Test
  void aPreemptedNodeComesBackOnlyIfThereIsRoomForIt() throws Exception {
    addJob("job7", 2, "{}");
    pass(Duration.ofSeconds(1));
    cloud.call(() -> cloud.control().preempt(1));
    change("{\"lowPriorityCores\": 7}");

    pass(Duration.ofHours(1));
    assertTrue(states().contains("preempted"));

    change("{\"lowPriorityCores\": 8}");
    pass(Duration.ZERO);
    assertTrue(states().contains("creating"));
  }

  @Test
  void aJobHasItsTimeAndItsPoolGoesWithIt() throws Exception {
    addJob("job7", 1, "{\"maxWallClockTime\": \"PT2H\"}");

    pass(Duration.ofHours(2));
    assertEquals("active", cloud.call(() -> cloud.jobs().get("job7")).path("state").asText());
    pass(Duration.ofSeconds(1));
    pass(Duration.ZERO);

    ObjectNode job = cloud.call(() -> cloud.jobs().get("job7"));
    assertEquals("completed", job.path("state").asText());
    assertEquals("MaxWallClockTimeExpiry", job.at("/executionInfo/terminateReason").asText());
    assertEquals(List.of(), cloud.call(() -> cloud.pools().list()));
  }

  @Test
  void allIsKnownWhenTheServiceIsStartedAgain() throws Exception {
    change("{\"allocation\": \"never\", \"calls\": {\"share\": 0.5}}");
    addJob("job7", 1, "{}");
    addJob("job8", 1, "{}");
    for (int i = 0; i < 12; i++) {
      ObjectNode task = Json.object("id", "node" + i, "commandLine", "true");
      cloud.call(() -> cloud.tasks().add("job7", task));
    }
    cloud.call(
        () -> {
          cloud.jobs().delete("job8");
          return cloud.jobs().get("job7");
        });
    cloud.step();
    JsonNode job = cloud.call(() -> cloud.jobs().get("job7"));
    Circumstances circumstances = cloud.control().circumstances();

    cloud.close();
    open();

    assertEquals(List.of(job), cloud.call(() -> cloud.jobs().list()));
    assertEquals(
        IntStream.range(0, 12).mapToObj(i -> "node" + i).toList(),
        cloud.call(() -> cloud.tasks().list("job7")).stream()
            .map(task -> task.path("id").asText())
            .toList());
    assertEquals(circumstances, cloud.control().circumstances());
  }

  @Test
  void onlyOneThatFailedMayRunAgain() throws Exception {
    change("{\"allocation\": \"never\"}");
    addJob("job7", 1, "{}");
    ObjectNode task = Json.object("id", "node0", "commandLine", "true");
    cloud.call(() -> cloud.tasks().add("job7", task));

    assertEquals(Code.OPERATION_INVALID, refusedReactivation());
    cloud.call(
        () -> {
          cloud.tasks().terminate("job7", "node0");
          cloud.tasks().reactivate("job7", "node0");
          return null;
        });

    assertEquals(
        "active", cloud.call(() -> cloud.tasks().get("job7", "node0")).path("state").asText());
  }

  private Code refusedReactivation() {
    return assertThrows(
            Refusal.class,
            () ->
                cloud.call(
                    () -> {
                      cloud.tasks().reactivate("job7", "node0");
                      return null;
                    }))
        .code();
  }
}
