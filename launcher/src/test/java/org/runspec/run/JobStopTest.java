package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Cancellation.Reason;
import org.runspec.pace.Pacer;
import org.runspec.run.program.StopSignal;

/** How the wish of a job reaches the stages of its run. */
class JobStopTest {
  @TempDir Path folder;
  private final StopSignal stop = new StopSignal();

  @Test
  void aSignalWithoutAReasonMeansThatTheMachineGoes() {
    try (JobStop job = JobStop.watch(Optional.empty(), stop, Pacer.real())) {
      job.signalled();
    }
    assertEquals(Optional.of(Reason.PREEMPT), stop.reason());
  }

  @Test
  void howeverOftenTheJobCancelsNothingIsKilledBeforeItsGrace() throws Exception {
    Path file = Files.writeString(folder.resolve("stop"), "cancel\n");
    try (JobStop job = JobStop.watch(Optional.of(file), stop, Pacer.real())) {
      job.signalled();
      job.signalled();
    }
    assertEquals(Optional.of(Reason.CANCEL), stop.reason());
    assertFalse(stop.wantsKill());
  }

  @Test
  void theFirstReasonStaysUnlessAUserCancels() throws Exception {
    Path file = folder.resolve("stop");
    try (JobStop job = JobStop.watch(Optional.of(file), stop, Pacer.real())) {
      Files.writeString(file, "time\n");
      job.signalled();
      Files.writeString(file, "preempt\n");
      job.signalled();
      assertEquals(Optional.of(Reason.TIME), stop.reason());
      Files.writeString(file, "cancel\n");
      job.signalled();
    }
    assertEquals(Optional.of(Reason.CANCEL), stop.reason());
    assertFalse(stop.wantsKill());
  }
}
