package org.runspec.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.runspec.spec.problem.UserProblem;

/**
 * Brings files into a folder of a user. What stands there already with the same content stays; the
 * beginning of a file is replaced by the whole; anything else is refused before anything is
 * changed, unless it may be overwritten. A download that was interrupted goes on where it was.
 */
public final class Download {
  private static final int PIECE = 1 << 20;

  /** How much of an interrupted part is compared before it is gone on from. */
  private static final int SEAM = 1 << 16;

  private static final int NAMED = 5;

  private final Destination destination;
  private final boolean overwriting;

  /** Into a folder, which is made if it is absent. */
  public Download(Path folder, boolean overwriting) {
    this.destination = new Destination(folder, new LocalNames());
    this.overwriting = overwriting;
  }

  /**
   * What was done.
   *
   * @param files that were brought
   * @param bytes of those
   * @param same files that were there already
   */
  public record Outcome(int files, long bytes, int same) {}

  private record Step(Item file, Path place, Standing standing) {}

  /**
   * Brings files.
   *
   * @throws UserProblem if one would replace another, or cannot lie where it should
   */
  public Outcome bring(List<Item> files, Meter meter) throws IOException, InterruptedException {
    if (Files.exists(destination.root()) && !Files.isDirectory(destination.root())) {
      throw new UserProblem(
          "download to " + destination.root(), "it is a file", "another folder with --to");
    }
    Files.createDirectories(destination.root());
    try (Workshop workshop = Workshop.in(destination.root())) {
      destination.refuseTwins(files, workshop.caseMatters());
      List<Step> steps = Crew.each(files, this::step);
      refuseOverwriting(steps);
      List<Long> moved = Crew.each(steps, step -> bring(step, workshop, meter));
      workshop.clear();
      int same = (int) steps.stream().filter(step -> step.standing() == Standing.SAME).count();
      return new Outcome(
          files.size() - same, moved.stream().mapToLong(Long::longValue).sum(), same);
    }
  }

  private Step step(Item file) throws IOException {
    Path place = destination.placeOf(file);
    Standing standing = Standing.of(place, file.size(), () -> file.content().open(0));
    return new Step(file, place, standing);
  }

  private void refuseOverwriting(List<Step> steps) {
    List<String> others =
        steps.stream()
            .filter(step -> step.standing() == Standing.OTHER)
            .map(step -> step.file().path())
            .toList();
    if (!others.isEmpty() && !overwriting) {
      List<String> named = new ArrayList<>(others.subList(0, Math.min(NAMED, others.size())));
      String more = others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "";
      throw new UserProblem(
          "download to " + destination.root(),
          String.join(", ", named)
              + more
              + (others.size() == 1 ? " is there already and differs" : " are there and differ"),
          "--force, which overwrites, or another folder with --to");
    }
  }

  /** Returns how many bytes it brought. */
  private long bring(Step step, Workshop workshop, Meter meter) throws IOException {
    long size = step.file().size();
    if (step.standing() == Standing.SAME) {
      meter.moved(size);
      return 0;
    }
    Path part = workshop.partOf(step.file());
    long from = begun(part, step.file());
    meter.moved(from);
    long length = from + copy(step.file(), part, from, meter);
    if (length < size && !step.file().growing()) {
      throw new IOException(step.file().path() + " became shorter while it was read");
    }
    destination.move(part, step.place(), step.file().executable());
    return length;
  }

  /** How much of a part can be kept, in bytes. */
  private long begun(Path part, Item file) throws IOException {
    if (!Files.exists(part)) {
      return 0;
    }
    long there = Files.size(part);
    long seam = Math.max(0, there - SEAM);
    try (InputStream old = Files.newInputStream(part);
        InputStream now = file.content().open(seam)) {
      old.skipNBytes(seam);
      byte[] end = old.readNBytes(SEAM);
      boolean fits = there <= file.size() && Arrays.equals(end, now.readNBytes(end.length));
      return fits ? there : 0;
    }
  }

  private long copy(Item file, Path part, long from, Meter meter) throws IOException {
    StandardOpenOption[] options =
        from == 0
            ? new StandardOpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE
            }
            : new StandardOpenOption[] {StandardOpenOption.APPEND};
    long left = file.size() - from;
    long copied = 0;
    try (InputStream in = file.content().open(from);
        OutputStream out = Files.newOutputStream(part, options)) {
      byte[] piece = new byte[(int) Math.max(1, Math.min(PIECE, left))];
      while (copied < left) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left - copied));
        if (read < 0) {
          return copied;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("it was interrupted");
        }
        out.write(piece, 0, read);
        copied += read;
        meter.moved(read);
      }
      return copied;
    } catch (NoSuchFileException e) {
      throw new IOException(file.path() + " is gone, as when its job was deleted", e);
    }
  }
}
