package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.job.FileSum;
import org.runspec.job.NotKept;
import org.runspec.mirror.Mirror;
import org.runspec.mirror.MirrorPlan;
import org.runspec.mirror.MirrorReport;
import org.runspec.mirror.note.MirrorProblem;

/** A folder's copy by the mirror, which is started only where there is something to copy. */
final class MirroredCopy implements LiveCopy {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String UNREACHABLE = "the store could not be reached for the files";

  private final MirrorPlan plan;
  private final String folder;
  private Mirror mirror;
  private boolean over;

  /** A copy that goes to a folder of the attempt's. */
  MirroredCopy(MirrorPlan plan, String folder) {
    this.plan = plan;
    this.folder = folder;
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
    if (!mirror.flush(PATIENCE)) {
      throw new IOException(UNREACHABLE);
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
  public synchronized Swept finish() throws IOException, InterruptedException {
    if (over || (mirror == null && isEmpty())) {
      over = true;
      return Swept.NOTHING;
    }
    if (mirror == null && !Files.isReadable(plan.root())) {
      over = true;
      return new Swept(Map.of(), List.of(NotKept.unreadable(folder)));
    }
    follow();
    MirrorReport report = mirror.finish(PATIENCE);
    mirror = null;
    if (!report.agrees() && isStoreTrouble(report)) {
      throw new IOException(UNREACHABLE);
    }
    over = true;
    return swept(report);
  }

  private Swept swept(MirrorReport report) {
    Map<String, FileSum> sums = new HashMap<>();
    report
        .proofs()
        .forEach((name, proof) -> sums.put(path(name), new FileSum(proof.bytes(), proof.crc32c())));
    List<NotKept> notKept = new ArrayList<>();
    report.differing().forEach(name -> notKept.add(NotKept.unreadable(path(name))));
    report.tooLarge().forEach((name, bytes) -> notKept.add(NotKept.tooLarge(path(name), bytes)));
    return new Swept(sums, notKept);
  }

  private String path(String name) {
    return folder + "/" + name;
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
    if (!Files.isReadable(plan.root())) {
      return false;
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
