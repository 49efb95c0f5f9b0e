package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.pace.Pacer;

/** A storage that fails delays and loses nothing. */
class OutageTest {
  @TempDir Path temporary;

  private MirrorFixture fixture;
  private FaultyStorage storage;

  @BeforeEach
  void prepare() throws Exception {
    fixture =
        new MirrorFixture(temporary)
            .through(inner -> storage = new FaultyStorage(inner, 7))
            .planned(plan -> plan.pacedBy(new HastyPacer()))
            .patientFor(Duration.ofMinutes(25));
  }

  @AfterEach
  void close() {
    storage.freeze(false);
    fixture.close();
  }

  @Test
  void allIsThereOnceTheStorageIsBack() throws Exception {
    fixture.started();
    storage.fail(1, 0);
    for (int i = 0; i < 50; i++) {
      fixture.append("log", "line " + i + "\n");
      fixture.write("file" + i, "content");
    }
    fixture.awaitProblem(MirrorProblem.Kind.STORAGE);
    assertTrue(fixture.copy("log").isEmpty());

    storage.fail(0, 0);

    MirrorReport report = fixture.finish();
    assertTrue(report.agrees(), report::toString);
    assertTrue(
        report.problems().stream().noneMatch(p -> p.kind() == MirrorProblem.Kind.STORAGE),
        "what was mended is no problem");
    assertEquals(51, report.files());
  }

  @Test
  void aStorageThatIsOutIsAskedEverLessOften() throws Exception {
    fixture.planned(plan -> plan.pacedBy(Pacer.real()));
    Mirror mirror = fixture.patientFor(Duration.ofSeconds(30)).started();
    storage.fail(1, 0);
    long before = storage.calls();
    for (int i = 0; i < 500; i++) {
      fixture.write("file" + i, "content");
    }
    fixture.awaitProblem(MirrorProblem.Kind.STORAGE);

    assertFalse(mirror.flush(Duration.ofMillis(700)));
    assertTrue(storage.calls() - before < 30, "asked " + (storage.calls() - before) + " times");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void lostAnswersAndFailuresChangeNothing(long seed) throws Exception {
    Random random = new Random(seed);
    fixture.started();
    storage.fail(0.2, 0.3);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String line = "line " + i + " " + "x".repeat(random.nextInt(2_000)) + "\n";
      log.append(line);
      fixture.append("log", line);
      fixture.write("status", "{\"step\": " + random.nextInt(1000) + "}");
      if (i % 20 == 10) {
        fixture.flush();
      }
      if (i == 30) {
        Files.deleteIfExists(fixture.root.resolve("log"));
        log.setLength(0);
      }
    }

    MirrorReport report = fixture.finish();

    assertTrue(report.agrees(), report::toString);
    assertEquals(MirrorFixture.contents(fixture.root), MirrorFixture.contents(fixture.copies));
  }

  @Test
  void aStorageThatHangsDelaysNobodyElse() throws Exception {
    Mirror mirror = fixture.started();
    storage.freeze(true);
    fixture.append("log", "while it hangs\n");

    assertFalse(mirror.flush(Duration.ofMillis(100)));
    storage.freeze(false);
    fixture.awaitCopy("log", "while it hangs\n");
    assertTrue(fixture.finish().agrees());
  }

  @Test
  void theEndDoesNotWaitForever() throws Exception {
    Mirror mirror = fixture.started();
    storage.freeze(true);
    fixture.append("log", "while it hangs\n");

    MirrorReport report = mirror.finish(Duration.ofMillis(200));

    assertFalse(report.agrees());
    storage.freeze(false);
  }
}
