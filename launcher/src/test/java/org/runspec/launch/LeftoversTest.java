package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.StoreAddress;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/** What is left of launches in a home that several projects share. */
class LeftoversTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;
  private final List<String> troubles = new ArrayList<>();

  /** Breaks off before it told its nodes anything, and returns its folder's name. */
  private String brokenOff(Launches launches) throws IOException {
    assertThrows(IOException.class, () -> launches.launch(new BrokenCall(3, true)));
    return only(launches);
  }

  private static String only(Launches launches) throws IOException {
    try (Stream<Path> folders = Files.list(launches.home().jobs())) {
      return folders.map(path -> path.getFileName().toString()).reduce((a, b) -> b).orElseThrow();
    }
  }

  private List<String> seenFrom(Launches launches, LaunchOrigin project) throws IOException {
    try (Storage files = LocalStorage.at(launches.store());
        RunStore records = FileRunStore.on(files)) {
      JobPlace place = new JobPlace(launches.home(), "desk", StoreAddress.parse(project.store()));
      return new Leftovers(records, files, place, Path.of(project.work()), LATER)
          .launches(why -> troubles.add(why.getMessage())).stream().map(Leftover::what).toList();
    }
  }

  @Test
  void launchesThatWereBrokenOffAreFoundFromTheirOwnProjectAlone() throws IOException {
    Launches launches = Launches.ofSevenRuns(folder);
    LaunchOrigin own = launches.origin();
    String name = brokenOff(launches);

    assertEquals(
        List.of("a launch that was broken off, " + name), seenFrom(launches, launches.origin()));
    assertEquals(
        List.of(),
        seenFrom(launches, new LaunchOrigin(folder.resolve("other").toString(), own.work())));
    assertEquals(List.of(), seenFrom(launches, new LaunchOrigin(own.store(), "/other/work")));
  }

  @Test
  void aLaunchThatGoesOnIsNotBrokenOff() throws IOException {
    Launches launches = Launches.ofSevenRuns(folder);
    Files.createDirectories(launches.home().folder());
    try (LaunchFolder goesOn =
        LaunchFolder.open(
            launches.home(), "plan", launches.origin(), Instant.now(), new SecureRandom())) {
      assertEquals(List.of(), seenFrom(launches, launches.origin()), goesOn.path().toString());
    }
    assertEquals(1, seenFrom(launches, launches.origin()).size());
  }

  @Test
  void aDamagedLaunchIsLeftAloneAndInNobodysWay() throws IOException {
    Launches launches = Launches.ofSevenRuns(folder);
    String name = brokenOff(launches);
    Files.writeString(launches.home().job(name).resolve("launch.json"), "{");

    assertEquals(List.of(), seenFrom(launches, launches.origin()));
    assertTrue(
        troubles.get(0).contains("launch.json is no record of a launch"), troubles::toString);
    assertEquals("job1", launches.launch().job().toString());
  }
}
