package org.runspec.run.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SourceMetadata;
import org.tensorflow.proto.Summary;

/**
 * Writes scalars to a new event file of TensorBoard's. Each call goes to the operating system in
 * one write before it returns, so that a killed run leaves a readable file. Thread-safe.
 */
public final class EventFileWriter implements AutoCloseable {
  private static final String FILE_VERSION = "brain.Event:2";
  private static final String WRITER = "runspec";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Path file;
  private final OutputStream out;
  private final InstantSource clock;

  private EventFileWriter(Path file, OutputStream out, InstantSource clock) {
    this.file = file;
    this.out = out;
    this.clock = clock;
  }

  /**
   * Creates {@code events.out.tfevents.<seconds>.<host>.<n>}, with the first n that is free.
   *
   * @param folder is created if it is not there
   * @param host the name of this machine, only for the file's name
   * @param clock gives the events' wall times
   * @throws UncheckedIOException when the file cannot be written
   */
  public static EventFileWriter create(Path folder, String host, InstantSource clock) {
    try {
      Files.createDirectories(folder);
      String prefix =
          String.format(
              Locale.ROOT,
              "events.out.tfevents.%010d.%s.",
              clock.instant().getEpochSecond(),
              host.replaceAll("[^A-Za-z0-9._-]", "_"));
      EventFileWriter writer = createFirstFree(folder, prefix, clock);
      try {
        writer.append(
            writer
                .event()
                .setFileVersion(FILE_VERSION)
                .setSourceMetadata(SourceMetadata.newBuilder().setWriter(WRITER)));
        return writer;
      } catch (IOException e) {
        try (writer) {
          throw e;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes on with a file that this class made.
   *
   * @param clock gives the events' wall times
   * @throws UncheckedIOException when the file is gone, or cannot be written
   */
  public static EventFileWriter goOn(Path file, InstantSource clock) {
    try {
      return new EventFileWriter(
          file, Files.newOutputStream(file, StandardOpenOption.APPEND), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EventFileWriter createFirstFree(Path folder, String prefix, InstantSource clock)
      throws IOException {
    for (int n = 0; ; n++) {
      Path file = folder.resolve(prefix + n);
      Optional<OutputStream> out = createNew(file);
      if (out.isPresent()) {
        return new EventFileWriter(file, out.get(), clock);
      }
    }
  }

  private static Optional<OutputStream> createNew(Path file) throws IOException {
    try {
      return Optional.of(
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  /** Where the events go. */
  public Path file() {
    return file;
  }

  /**
   * Writes the scalars of one step, as 32-bit floats, which is what TensorBoard keeps.
   *
   * @param values by tag, such as {@code s1-rew}
   * @throws UncheckedIOException when the file cannot be written
   */
  public synchronized void scalars(long step, Map<String, Double> values) {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) -> summary.addValueBuilder().setTag(tag).setSimpleValue(value.floatValue()));
    try {
      append(event().setStep(step).setSummary(summary));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event.Builder event() {
    Instant now = clock.instant();
    return Event.newBuilder().setWallTime(now.getEpochSecond() + now.getNano() / NANOS_PER_SECOND);
  }

  private void append(Event.Builder event) throws IOException {
    out.write(RecordFrame.around(event.build().toByteArray()));
  }
}
