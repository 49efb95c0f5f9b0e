package org.runspec.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * Brings files of a user into a store. What is there already with the same content stays; anything
 * else is refused before anything is changed, unless it may be overwritten.
 */
public final class Upload {
  private final Storage storage;
  private final boolean overwriting;

  /** Into a store. */
  public Upload(Storage storage, boolean overwriting) {
    this.storage = storage;
    this.overwriting = overwriting;
  }

  /**
   * A file and what it will be.
   *
   * @param size in bytes, when it was found
   */
  public record Source(Path file, long size, ObjectKey key) {
    LocalDisk disk() {
      return new LocalDisk("upload " + file, "the right to read it, or other files");
    }
  }

  private record Step(Source source, Standing standing) {}

  /**
   * Brings files.
   *
   * @throws UserProblem if one would replace another
   */
  public Download.Outcome bring(List<Source> sources, Meter meter)
      throws IOException, InterruptedException {
    List<Step> steps = Crew.each(sources, source -> new Step(source, standing(source)));
    steps.stream()
        .filter(step -> step.standing() == Standing.OTHER && !overwriting)
        .findFirst()
        .ifPresent(
            step -> {
              throw occupied(step.source());
            });
    List<Long> moved = Crew.each(steps, step -> bring(step, meter));
    int same = (int) steps.stream().filter(step -> step.standing() == Standing.SAME).count();
    return new Download.Outcome(
        sources.size() - same, moved.stream().mapToLong(Long::longValue).sum(), same);
  }

  private static UserProblem occupied(Source source) {
    return new UserProblem(
        "upload " + source.file(),
        source.key() + " is in the store already and differs",
        "--force, which overwrites, or another name");
  }

  private Standing standing(Source source) throws IOException {
    Optional<StoredObject> there = storage.stat(source.key());
    if (there.isEmpty()) {
      return Standing.ABSENT;
    } else if (there.get().size() != source.size()) {
      return Standing.OTHER;
    }
    Standing standing =
        Standing.of(source.file(), source.size(), () -> storage.open(source.key(), 0));
    return standing == Standing.SAME ? Standing.SAME : Standing.OTHER;
  }

  private long bring(Step step, Meter meter) throws IOException {
    Source source = step.source();
    if (step.standing() == Standing.SAME) {
      meter.spared(source.size());
      return 0;
    }
    LocalDisk disk = source.disk();
    InputStream file = disk.get(() -> Files.newInputStream(source.file()));
    try (InputStream content = new Counted(file, disk, meter)) {
      if (overwriting) {
        storage.put(source.key(), content, source.size());
      } else if (!storage.createIfAbsent(source.key(), content, source.size())
          && standing(source) != Standing.SAME) {
        throw occupied(source);
      }
    }
    return source.size();
  }

  /** A file of the user that tells the meter what is read of it. */
  private static final class Counted extends FilterInputStream {
    private final LocalDisk disk;
    private final Meter meter;

    Counted(InputStream in, LocalDisk disk, Meter meter) {
      super(in);
      this.disk = disk;
      this.meter = meter;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = disk.get(() -> super.read(bytes, offset, length));
      meter.moved(Math.max(0, read));
      return read;
    }

    @Override
    public int read() throws IOException {
      int read = disk.get(super::read);
      meter.moved(read < 0 ? 0 : 1);
      return read;
    }
  }
}
