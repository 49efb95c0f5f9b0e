package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.watch.Watching;

/** Checkpoints are in the copy complete or not at all. */
class CheckpointTest {
  @TempDir Path temporary;

  private MirrorFixture fixture;

  @BeforeEach
  void prepare() throws Exception {
    fixture =
        new MirrorFixture(temporary)
            .planned(
                plan ->
                    plan.selecting(Selection.of(List.of(), List.of(), List.of("checkpoints/**"))));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void oneIsCopiedOnceItIsReportedComplete() throws Exception {
    Mirror mirror = fixture.started();
    Path file = fixture.write("checkpoints/c1.pt", "half");
    fixture.flush();
    assertTrue(fixture.copy("checkpoints/c1.pt").isEmpty());
    fixture.write("checkpoints/c1.pt", "complete");
    fixture.flush();
    assertTrue(fixture.copy("checkpoints/c1.pt").isEmpty());

    mirror.complete(file);
    fixture.awaitCopy("checkpoints/c1.pt", "complete");
    fixture.write("checkpoints/c1.pt", "the next, half");
    fixture.flush();

    assertEquals(Optional.of("complete"), fixture.copy("checkpoints/c1.pt"));
    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("complete"), fixture.copy("checkpoints/c1.pt"));
  }

  @Test
  void oneWaitsForWhatHasToBeThereBefore() throws Exception {
    List<Boolean> waiting = new CopyOnWriteArrayList<>();
    fixture.planned(
        plan ->
            plan.selecting(Selection.of(List.of(), List.of(), List.of("checkpoints/**")))
                .openedBy(
                    () -> {
                      waiting.add(fixture.copy("checkpoints/c1.pt").isEmpty());
                      if (waiting.size() < 4) {
                        throw new IOException("the store is away");
                      }
                    }));
    Mirror mirror = fixture.started();

    mirror.complete(fixture.write("checkpoints/c1.pt", "complete"));
    fixture.awaitCopy("checkpoints/c1.pt", "complete");

    assertEquals(List.of(true, true, true, true), waiting);
  }

  @ParameterizedTest
  @EnumSource
  void oneIsCopiedOnceItIsRenamedIntoPlace(Watching watching) throws Exception {
    fixture.planned(
        plan ->
            plan.selecting(Selection.of(List.of(), List.of("*.tmp"), List.of("checkpoints/**")))
                .watchedBy(watching));
    fixture.write("checkpoints/.keep", "");
    fixture.started();
    for (int i = 1; i <= 5; i++) {
      place("checkpoints/last.pt", "complete " + i);
      fixture.awaitCopy("checkpoints/last.pt", "complete " + i);
    }
    place("checkpoints/new/first.pt", "in a new folder");
    fixture.awaitCopy("checkpoints/new/first.pt", "in a new folder");

    assertTrue(fixture.finish().agrees());
  }

  /** As programs do that care: on the disk first. */
  private void place(String name, String content) throws Exception {
    Path draft = fixture.write(name + ".tmp", content);
    // So that the change of its name is later than its last write, to the clock of any system.
    Files.setLastModifiedTime(draft, FileTime.fromMillis(System.currentTimeMillis() - 100));
    Files.move(draft, fixture.root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "GENTLE")
  void anIdentityThatIsUsedAgainIsAnotherCheckpoint(Watching watching) throws Exception {
    fixture.planned(
        plan ->
            plan.selecting(Selection.of(List.of(), List.of("*.tmp"), List.of("checkpoints/**")))
                .watchedBy(watching));
    fixture.started();
    // Replacing frees an identity, which the next draft gets on many systems.
    for (int i = 1; i <= 12; i++) {
      place("checkpoints/last.pt", "complete " + i);
      if (i % 2 == 0) {
        fixture.awaitCopy("checkpoints/last.pt", "complete " + i);
      }
    }
    assertTrue(fixture.finish().agrees());
  }

  @Test
  void eventsTellOfARenameAtOnceAfterWriting() throws Exception {
    fixture.write("checkpoints/.keep", "");
    fixture.started();
    for (int i = 1; i <= 20; i++) {
      fixture.place("checkpoints/last.pt", "complete " + i);
    }
    fixture.awaitCopy("checkpoints/last.pt", "complete 20");
  }

  @Test
  void whatIsBeingWrittenInANewFolderIsNotTakenForComplete() throws Exception {
    fixture.started();
    for (int i = 0; i < 20; i++) {
      fixture.write("checkpoints/new" + i + "/deeper/c.pt", "half");
    }
    fixture.write("after", "x");
    fixture.awaitCopy("after", "x");

    assertTrue(fixture.finish().agrees());
    assertEquals(List.of("after"), List.copyOf(MirrorFixture.contents(fixture.copies).keySet()));
  }

  @Test
  void oneThatIsRewrittenBeforeItsTurnIsDropped() throws Exception {
    FaultyStorage[] storage = new FaultyStorage[1];
    fixture.through(inner -> storage[0] = new FaultyStorage(inner, 1));
    Mirror mirror = fixture.started();
    storage[0].freeze(true);
    for (int i = 1; i <= 50; i++) {
      mirror.complete(fixture.write("checkpoints/last.pt", "complete " + i + "x".repeat(100_000)));
    }
    fixture.write("checkpoints/last.pt", "half");
    storage[0].freeze(false);
    fixture.flush();

    assertTrue(storage[0].written() <= 2 * 100_020, "sent " + storage[0].written());
    assertFalse(fixture.copy("checkpoints/last.pt").equals(Optional.of("half")));
  }

  @Test
  void theTwoNewestAndTheBestAreKept() throws Exception {
    Mirror mirror = fixture.started();
    double[] scores = {0.1, 0.9, 0.3, 0.2, 0.4};
    for (int i = 0; i < scores.length; i++) {
      Path file = fixture.write("checkpoints/step" + i + ".pt", "checkpoint " + i);
      mirror.complete(file, OptionalDouble.of(scores[i]));
      fixture.awaitCopy("checkpoints/step" + i + ".pt", "checkpoint " + i);
    }
    fixture.write("checkpoints/other.pt", "another series");
    mirror.complete(fixture.root.resolve("checkpoints/other.pt"));
    fixture.awaitCopy("checkpoints/other.pt", "another series");

    assertTrue(fixture.finish().agrees());
    assertEquals(
        List.of(
            "checkpoints/other.pt",
            "checkpoints/step1.pt",
            "checkpoints/step3.pt",
            "checkpoints/step4.pt"),
        List.copyOf(MirrorFixture.contents(fixture.copies).keySet()));

    fixture.started();
    assertTrue(fixture.finish().agrees(), "and a new mirror does not bring them back");
    assertEquals(4, MirrorFixture.contents(fixture.copies).size());
  }

  @Test
  void aFolderMayBeOneCheckpoint() throws Exception {
    Mirror mirror = fixture.started();
    for (int i = 1; i <= 4; i++) {
      fixture.write("checkpoints/c" + i + "/model.pt", "model " + i);
      fixture.write("checkpoints/c" + i + "/optimizer.pt", "optimizer " + i);
      mirror.complete(fixture.root.resolve("checkpoints/c" + i));
      fixture.awaitCopy("checkpoints/c" + i + "/model.pt", "model " + i);
      fixture.awaitCopy("checkpoints/c" + i + "/optimizer.pt", "optimizer " + i);
    }

    assertTrue(fixture.finish().agrees());
    assertEquals(
        List.of(
            "checkpoints/c3/model.pt",
            "checkpoints/c3/optimizer.pt",
            "checkpoints/c4/model.pt",
            "checkpoints/c4/optimizer.pt"),
        List.copyOf(MirrorFixture.contents(fixture.copies).keySet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "GENTLE")
  void renamedIntoPlaceItMayBeShared(Watching watching) throws Exception {
    fixture.planned(
        plan ->
            plan.selecting(Selection.of(List.of(), List.of("*.tmp"), List.of("checkpoints/**")))
                .watchedBy(watching)
                .sharingFiles());
    fixture.write("checkpoints/.keep", "");
    fixture.started();
    place("checkpoints/c.pt", "complete");
    fixture.awaitCopy("checkpoints/c.pt", "complete");
    Path copy = fixture.copies.resolve("checkpoints/c.pt");
    assertTrue(Files.isSameFile(fixture.root.resolve("checkpoints/c.pt"), copy));
    place("checkpoints/c.pt", "complete too");
    fixture.awaitCopy("checkpoints/c.pt", "complete too");

    fixture.append("checkpoints/c.pt", ", and spoilt");

    fixture.awaitProblem(MirrorProblem.Kind.SHARED);
    fixture.flush();
    assertFalse(Files.exists(copy), "what is no checkpoint any more is not shown");
  }

  @Test
  void whatIsElsewhereCannotBeComplete() throws Exception {
    Mirror mirror = fixture.started();

    assertThrows(IllegalArgumentException.class, () -> mirror.complete(temporary));
    assertThrows(IllegalArgumentException.class, () -> mirror.complete(fixture.root));
    mirror.complete(fixture.root.resolve("checkpoints-absent"));
  }
}
