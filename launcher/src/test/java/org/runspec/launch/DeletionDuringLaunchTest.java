package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.NodeId;
import org.runspec.backend.Submission;

/** A deletion of the only other job that has the same code and program, at the same time. */
class DeletionDuringLaunchTest {
  @TempDir Path folder;
  private Launches launches;

  @BeforeEach
  void plan() throws IOException {
    launches = Launches.ofSevenRuns(folder);
  }

  @Test
  void takesNothingThatTheLaunchNeeds() throws IOException {
    launches.launch();
    Set<String> kept = snapshots();

    launches.launch(
        new Launches.Silent() {
          @Override
          public void uploading(int files) {
            deleteSnapshots();
          }
        });

    assertEquals(kept, snapshots());
  }

  @Test
  void takesNothingEitherWhileTheTargetIsAsked() throws IOException {
    launches.launch();
    Set<String> kept = snapshots();

    launches.launch(
        new CountedNodes() {
          @Override
          public List<NodeId> submit(BackendRequest request, Submission submission)
              throws IOException {
            deleteSnapshots();
            return super.submit(request, submission);
          }
        });

    assertEquals(kept, snapshots());
  }

  private void deleteSnapshots() {
    for (String folder : List.of("code", "tools")) {
      try (var files = Files.list(launches.store().resolve(folder))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Set<String> snapshots() throws IOException {
    try (var code = Files.list(launches.store().resolve("code"));
        var tools = Files.list(launches.store().resolve("tools"))) {
      return Stream.concat(code, tools)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }
}
