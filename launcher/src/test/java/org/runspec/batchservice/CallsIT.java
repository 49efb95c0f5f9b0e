package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.batchservice.ServiceUse.job;
import static org.runspec.batchservice.ServiceUse.pool;
import static org.runspec.batchservice.ServiceUse.refused;
import static org.runspec.batchservice.ServiceUse.task;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A service that is not always at its clients' service. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "tasks are started by sh")
class CallsIT {
  private ServiceUse use;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    use = new ServiceUse(folder);
  }

  @AfterEach
  void end() throws Exception {
    use.end();
    assertEquals(List.of(), use.troubles);
  }

  @Test
  void aWrongKeyIsToldAsSuch() throws Exception {
    var error = refused(() -> use.client("d3Jvbmc=").jobOperations().listJobs());

    assertEquals("AuthenticationFailed", error.code());
    assertTrue(error.values().get(0).value().contains("signature"));
  }

  @Test
  void someCallsFail() throws Exception {
    use.control().faults("{\"calls\": {\"share\": 0.5, \"statuses\": [429, 429], \"seed\": 3}}");
    Map<Integer, Integer> answers = new TreeMap<>();

    for (int i = 0; i < 40; i++) {
      try {
        use.client().jobOperations().listJobs();
        answers.merge(200, 1, Integer::sum);
      } catch (BatchErrorException e) {
        answers.merge(e.response().code(), 1, Integer::sum);
        assertEquals("TooManyRequests", e.body().code());
      }
    }

    assertEquals(2, answers.size(), answers::toString);
    assertTrue(answers.get(429) > 10 && answers.get(200) > 10, answers::toString);
  }

  @Test
  void whatFailedMayHaveBeenDone() throws Exception {
    use.control().faults("{\"calls\": {\"share\": 1, \"statuses\": [429], \"done\": true}}");
    assertThrows(
        BatchErrorException.class,
        () -> use.client().jobOperations().createJob(job("job7", pool(1))));
    use.control().faults("{\"calls\": {\"share\": 0}}");

    assertEquals(
        "JobExists",
        refused(() -> use.client().jobOperations().createJob(job("job7", pool(1)))).code());
  }

  @Test
  void theClientRepeatsWhatTheServiceWasTooBusyFor() throws Exception {
    use.control().faults("{\"calls\": {\"share\": 0.3, \"statuses\": [503, 500], \"seed\": 5}}");

    for (int i = 0; i < 10; i++) {
      use.client().jobOperations().listJobs();
    }
  }

  @Test
  void aServiceThatIsStartedAgainKnowsItsTasks() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(2)));
    use.client().taskOperations().createTask("job7", task("ends", "echo begun; sleep 1; exit 4"));
    use.client().taskOperations().createTask("job7", task("stays", "echo begun; exec sleep 600"));
    use.untilRunning("job7", "ends", "begun");
    use.untilRunning("job7", "stays", "begun");
    Path folder = use.taskFolder("job7", "ends");
    var url = use.service().url();

    use.stop();
    use.until("the task has ended", () -> use.processesIn(folder.toString()) == 0);
    use.start();

    assertEquals(url, use.service().url(), "clients find it where it was");
    assertEquals(4, use.untilCompleted("job7", "ends").executionInfo().exitCode());
    assertEquals(TaskState.RUNNING, use.state("job7", "stays"));
    assertTrue(use.processes("job7", "stays") > 0);
    use.client().taskOperations().createTask("job7", task("more", "true"));
    use.untilCompleted("job7", "more");
  }

  @Test
  void aFolderIsServedOnce() {
    assertTrue(
        assertThrows(java.io.IOException.class, () -> use.start())
            .getMessage()
            .contains("another"));
  }
}
