package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.runspec.mirror.Mirror;
import org.runspec.mirror.MirrorPlan;
import org.runspec.mirror.MirrorReport;
import org.runspec.mirror.note.MirrorProblem;

/** A folder's copy by the mirror, which is started only where there is something to copy. */
final class MirroredCopy implements LiveCopy {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MirrorPlan plan;
  private final BooleanSupplier givenUp;
  private Mirror mirror;
  private boolean over;

  MirroredCopy(MirrorPlan plan, BooleanSupplier givenUp) {
    this.plan = plan;
    this.givenUp = givenUp;
  }

  @Override
  public synchronized void follow() throws IOException {
    if (!over && mirror == null && Files.isDirectory(plan.root())) {
      mirror = Mirror.start(plan);
    }
  }

  @Override
  public void catchUp() throws IOException, InterruptedException {
    if (isEmpty()) {
      return;
    }
    follow();
    while (!mirror.flush(PATIENCE)) {
      if (givenUp.getAsBoolean()) {
        throw new IOException("the store cannot be reached");
      }
    }
  }

  @Override
  public synchronized void complete(Path file, OptionalDouble score) throws IOException {
    follow();
    if (mirror != null) {
      mirror.complete(file, score);
    }
  }

  @Override
  public synchronized List<String> finish() throws IOException, InterruptedException {
    if (over || (mirror == null && isEmpty())) {
      over = true;
      return List.of();
    }
    while (true) {
      follow();
      MirrorReport report = mirror.finish(PATIENCE);
      if (report.agrees() || !isStoreTrouble(report)) {
        over = true;
        return report.differing();
      }
      mirror = null;
      if (givenUp.getAsBoolean()) {
        throw new IOException("the store cannot be reached");
      }
    }
  }

  private static boolean isStoreTrouble(MirrorReport report) {
    return report.problems().isEmpty()
        || report.problems().stream()
            .anyMatch(problem -> problem.kind() == MirrorProblem.Kind.STORAGE);
  }

  private boolean isEmpty() throws IOException {
    if (!Files.isDirectory(plan.root())) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(plan.root())) {
      return !files.iterator().hasNext() && !Files.exists(plan.cursor());
    }
  }

  @Override
  public synchronized void abandon() {
    over = true;
    if (mirror != null) {
      mirror.close();
    }
  }
}
