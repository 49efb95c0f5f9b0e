package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.batchservice.ServiceUse.job;
import static org.runspec.batchservice.ServiceUse.pool;
import static org.runspec.batchservice.ServiceUse.task;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as Azure's own client sees them. */
class TasksIT {
  private ServiceUse use;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    use = new ServiceUse(folder);
  }

  @AfterEach
  void end() throws Exception {
    use.close();
    assertEquals(List.of(), use.troubles);
  }

  @Test
  void aTaskRunsOnANodeOfTheJobsOwnPool() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));
    use.client()
        .taskOperations()
        .createTask("job7", task("node0", "echo $AZ_BATCH_TASK_ID; echo oh >&2; sleep 1"));

    use.untilRunning("job7", "node0", "node0");
    assertEquals("node0\n", use.read("job7", "node0", "stdout.txt"));
    CloudTask task = use.untilCompleted("job7", "node0");

    assertEquals(0, task.executionInfo().exitCode());
    assertEquals("oh\n", use.read("job7", "node0", "stderr.txt"));
    assertTrue(use.poolOf("job7").startsWith("runspec"));
  }
}
