package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** A service that is started when somebody needs it. */
class LocalServicesIT {
  @TempDir private Path folder;

  @AfterEach
  void end() throws Exception {
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      if (process.info().commandLine().orElse("").contains(place().path().toString())) {
        process.destroy();
        process.onExit().get();
      }
    }
  }

  private ServiceFolder place() {
    return new ServiceFolder(folder.resolve("service"));
  }

  private LocalServices services(String... command) {
    return new LocalServices(place(), List.of(command), System.getenv(), Pacer.real());
  }

  private LocalServices services() {
    return services(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        Path.of(System.getProperty("runspec.top"), "launcher", "target", "run.jar").toString(),
        "org.runspec.cli.Main",
        "batch-service",
        "--folder",
        place().path().toString());
  }

  @Test
  void ofSeveralThatNeedItOneStartsIt() throws Exception {
    assertEquals(Optional.empty(), services().running());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<URI> find = () -> services().find();

    List<URI> found =
        threads.invokeAll(List.of(find, find, find, find)).stream()
            .map(LocalServicesIT::got)
            .distinct()
            .toList();
    threads.shutdown();

    assertEquals(1, found.size());
    assertEquals(Optional.of(found.get(0)), services().running());
    assertTrue(new LocalControl(found.get(0)).faults().contains("dedicatedCores"));
  }

  private static <T> T got(Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneThatWasKilledIsStartedAgain() throws Exception {
    URI first = services().find();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      if (process.info().commandLine().orElse("").contains(place().path().toString())) {
        process.destroyForcibly();
      }
    }
    Pacer pacer = Pacer.real();
    for (int i = 0; i < 200 && services().running().isPresent(); i++) {
      pacer.await(new Bell(), Duration.ofMillis(50));
    }

    assertEquals(first, services().find());
  }

  @Test
  void oneThatDoesNotComeUpIsToldWithWhatItSaid() {
    IOException problem =
        assertThrows(
            IOException.class, () -> services("sh", "-c", "echo no memory >&2; exit 1").find());

    assertTrue(problem.getMessage().contains("no memory"), problem::getMessage);
    assertTrue(Files.exists(place().log()));
  }
}
