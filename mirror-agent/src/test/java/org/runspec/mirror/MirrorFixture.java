package org.runspec.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** A folder and its mirror in a directory of its own. */
final class MirrorFixture implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  final Path folder;
  final Path root;
  final Path copies;
  final Path cursor;
  final List<MirrorProblem> problems = new CopyOnWriteArrayList<>();
  private Storage storage;
  private UnaryOperator<MirrorPlan> shape = plan -> plan;
  private Duration patience = DEADLINE;
  private Mirror mirror;

  MirrorFixture(Path folder) throws IOException {
    this.folder = folder;
    this.root = Files.createDirectories(folder.resolve("results")).toRealPath();
    this.copies = folder.resolve("copies");
    this.cursor = folder.resolve("cursor");
    this.storage = LocalStorage.at(copies);
  }

  /** Puts something between the mirror and the directory. */
  MirrorFixture through(UnaryOperator<Storage> wrapper) {
    storage = wrapper.apply(storage);
    return this;
  }

  MirrorFixture planned(UnaryOperator<MirrorPlan> plan) {
    shape = plan;
    return this;
  }

  /** In a time that runs faster. */
  MirrorFixture patientFor(Duration mirrorsTime) {
    patience = mirrorsTime;
    return this;
  }

  Mirror start() throws IOException {
    mirror =
        Mirror.start(shape.apply(MirrorPlan.of(root, storage, cursor).tellingOf(problems::add)));
    return mirror;
  }

  /** Starts, and waits until all that is there is copied. */
  Mirror started() throws Exception {
    start();
    flush();
    return mirror;
  }

  void flush() throws InterruptedException {
    assertTrue(mirror.flush(patience), () -> "not flushed: " + problems);
  }

  MirrorReport finish() throws InterruptedException {
    return mirror.finish(patience);
  }

  Path write(String name, String content) throws IOException {
    Path file = file(name);
    Files.writeString(file, content);
    return file;
  }

  void append(String name, String content) throws IOException {
    Files.writeString(file(name), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Writes under another name first, as careful programs do. */
  void place(String name, String content) throws IOException {
    Path draft = write("." + Path.of(name).getFileName() + ".tmp", content);
    Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  Optional<String> copy(String name) throws IOException {
    return storage.get(new ObjectKey(name)).map(bytes -> new String(bytes, UTF_8));
  }

  void awaitCopy(String name, String content) throws Exception {
    await(name + " copied", () -> copy(name).equals(Optional.of(content)));
  }

  void awaitProblem(MirrorProblem.Kind kind) throws Exception {
    await("told of " + kind, () -> problems.stream().anyMatch(p -> p.kind() == kind));
  }

  static void await(String what, Condition condition) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end || never.await(10, TimeUnit.MILLISECONDS)) {
        fail("never " + what);
      }
    }
  }

  /** All files below a directory with their content, links and the store's own files aside. */
  static Map<String, String> contents(Path top) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    if (!Files.exists(top)) {
      return contents;
    }
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = top.relativize(file).toString();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !name.startsWith(".runspec-staging")) {
          byte[] bytes = Files.readAllBytes(file);
          contents.put(name, bytes.length + " bytes, " + Arrays.hashCode(bytes));
        }
      }
    }
    return contents;
  }

  @Override
  public void close() {
    if (mirror != null) {
      mirror.close();
    }
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  /** The copy has all files as they are; it may have more, that were deleted. */
  void assertAgrees(MirrorReport report) throws Exception {
    assertEquals(List.of(), report.differing());
    Map<String, String> there = contents(copies);
    Map<String, String> files = contents(root);
    there.keySet().retainAll(files.keySet());
    assertEquals(files, there);
  }
}
