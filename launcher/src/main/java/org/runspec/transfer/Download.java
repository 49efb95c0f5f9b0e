package org.runspec.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * Brings files into a folder of a user. What stands there already with the same content stays; the
 * beginning of a file is replaced by the whole; anything else is refused before anything is
 * changed, unless it may be overwritten. A download that was interrupted goes on where it was. What
 * has not the sum that it must have is not brought.
 */
public final class Download {
  private static final int PIECE = 1 << 20;

  /** How much of an interrupted part is compared before it is gone on from. */
  private static final int SEAM = 1 << 16;

  private static final int NAMED = 5;

  private final Destination destination;
  private final boolean overwriting;
  private final LocalDisk disk;

  /** Into a folder, which is made if it is absent. */
  public Download(Path folder, boolean overwriting) {
    this.destination = new Destination(folder, new LocalNames());
    this.overwriting = overwriting;
    this.disk = LocalDisk.below(destination);
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
   * @throws ExternalProblem if some are not what they were; all others are there then
   */
  public Outcome bring(List<Item> files, Meter meter) throws IOException, InterruptedException {
    if (Files.exists(destination.root()) && !Files.isDirectory(destination.root())) {
      throw new UserProblem(
          "download to " + destination.root(), "it is a file", "another folder with --to");
    }
    disk.run(() -> Files.createDirectories(destination.root()));
    try (Workshop workshop = disk.get(() -> Workshop.in(destination.root()))) {
      destination.refuseTwins(files, workshop.caseMatters());
      List<Step> steps = Crew.each(files, this::step);
      refuseOverwriting(steps);
      List<OptionalLong> moved = Crew.each(steps, step -> bring(step, workshop, meter));
      disk.run(() -> workshop.clear(files));
      refuseSpoiled(steps, moved);
      int same = (int) steps.stream().filter(step -> step.standing() == Standing.SAME).count();
      return new Outcome(
          files.size() - same, moved.stream().mapToLong(OptionalLong::getAsLong).sum(), same);
    }
  }

  private Step step(Item file) throws IOException {
    Path place = destination.placeOf(file);
    return new Step(file, place, standing(file, place));
  }

  /** Where the sum is known, the file here need not be compared with the one that is brought. */
  private static Standing standing(Item file, Path place) throws IOException {
    if (file.sum().isPresent()
        && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        && Files.size(place) == file.size()) {
      ContentSum here = new ContentSum();
      here.add(place, file.size());
      if (here.text().equals(file.sum().get())) {
        return Standing.SAME;
      }
    }
    Standing standing = Standing.of(place, file.size(), () -> file.content().open(0));
    boolean spoiled = standing == Standing.SAME && file.sum().isPresent();
    return spoiled ? Standing.BEGINNING : standing;
  }

  private void refuseOverwriting(List<Step> steps) {
    List<Item> others =
        steps.stream().filter(step -> step.standing() == Standing.OTHER).map(Step::file).toList();
    if (!others.isEmpty() && !overwriting) {
      throw new UserProblem(
          "download to " + destination.root(),
          named(others)
              + (others.size() == 1 ? " is there already and differs" : " are there and differ"),
          "--force, which overwrites, or another folder with --to");
    }
  }

  private static String named(List<Item> files) {
    String some = files.stream().limit(NAMED).map(Item::path).collect(Collectors.joining(", "));
    return files.size() > NAMED ? some + " and " + (files.size() - NAMED) + " more" : some;
  }

  private static void refuseSpoiled(List<Step> steps, List<OptionalLong> moved) {
    List<Item> spoiled =
        IntStream.range(0, steps.size())
            .filter(i -> moved.get(i).isEmpty())
            .mapToObj(i -> steps.get(i).file())
            .toList();
    if (!spoiled.isEmpty()) {
      String what = spoiled.size() == 1 ? "its content" : "their content";
      throw new ExternalProblem(
          "download " + named(spoiled),
          new IOException(what + " in the store is not what the run left, by its checksum"),
          "the same command, in case it was read wrongly; a copy that stays so is damaged, and"
              + " rerun makes a new one");
    }
  }

  /** Returns how many bytes it brought; empty if they are not those that they should be. */
  private OptionalLong bring(Step step, Workshop workshop, Meter meter) throws IOException {
    long size = step.file().size();
    if (step.standing() == Standing.SAME) {
      meter.spared(size);
      return OptionalLong.of(0);
    }
    Path part = workshop.partOf(step.file());
    long from = begun(part, step.file());
    meter.spared(from);
    ContentSum sum = new ContentSum();
    if (from > 0 && step.file().sum().isPresent()) {
      sum.add(part, from);
    }
    long length = from + copy(step.file(), part, from, sum, meter);
    if (length < size && !step.file().growing()) {
      throw new IOException(step.file().path() + " became shorter while it was read");
    }
    if (!step.file().sum().map(sum.text()::equals).orElse(true)) {
      Files.delete(part);
      boolean partMayBeWrong = from > 0;
      return partMayBeWrong ? bring(step, workshop, Meter.SILENT) : OptionalLong.empty();
    }
    disk.run(() -> destination.move(part, step.place(), step.file().executable()));
    return OptionalLong.of(length);
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

  private long copy(Item file, Path part, long from, ContentSum sum, Meter meter)
      throws IOException {
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
        OutputStream out = disk.get(() -> Files.newOutputStream(part, options))) {
      byte[] piece = new byte[(int) Math.max(1, Math.min(PIECE, left))];
      while (copied < left) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left - copied));
        if (read < 0) {
          return copied;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("it was interrupted");
        }
        int length = read;
        disk.run(() -> out.write(piece, 0, length));
        sum.add(piece, read);
        copied += read;
        meter.moved(read);
      }
      return copied;
    } catch (NoSuchFileException e) {
      throw new IOException(file.path() + " is gone, as when its job was deleted", e);
    }
  }
}
