package org.runspec.report.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Memory;
import org.runspec.store.view.JobReader;
import org.runspec.store.view.Learned;

/**
 * The index of one store, in a SQLite file. Where the file or SQLite cannot be used, it says so
 * once and is as if it were empty. Any number of commands may use it at the same time: of two that
 * learned from the same state, the first is kept. Not for several threads.
 */
public final class StoreIndex implements Memory, AutoCloseable {
  /** Journals that are shorter together are read sooner than SQLite is started. */
  private static final long WORTH_BYTES = 256 * 1024;

  private final Path file;
  private final Path libraries;
  private final Consumer<String> notes;
  private final long worthBytes;

  /** The state that each job was read in or brought to. */
  private final Map<JobName, String> revisions = new HashMap<>();

  private Connection connection;
  private boolean isBroken;

  /**
   * An index, which is opened when it is needed.
   *
   * @param file where it lies; need not exist
   * @param libraries a folder for SQLite's native library
   * @param notes gets one line if it cannot be used
   */
  public StoreIndex(Path file, Path libraries, Consumer<String> notes) {
    this(file, libraries, notes, WORTH_BYTES);
  }

  StoreIndex(Path file, Path libraries, Consumer<String> notes, long worthBytes) {
    this.file = file;
    this.libraries = libraries;
    this.notes = notes;
    this.worthBytes = worthBytes;
  }

  @Override
  public Optional<Learned> of(JobRecord job) {
    if (isBroken || (connection == null && !Files.exists(file))) {
      return Optional.empty();
    }
    try {
      return inTransaction("BEGIN", rows -> rows.read(job));
    } catch (IOException | SQLException | LinkageError e) {
      giveUp(e);
      return Optional.empty();
    }
  }

  @Override
  public void keep(JobRecord job, JobReader reader) {
    if (isBroken || reader.journalBytes() < worthBytes || !reader.hasLearned()) {
      return;
    }
    try {
      Learned learned = reader.learned();
      inTransaction(
          "BEGIN IMMEDIATE",
          rows -> {
            rows.write(job, learned);
            return job;
          });
    } catch (IOException | SQLException | LinkageError e) {
      giveUp(e);
    }
  }

  /** Forgets all jobs; a file that cannot be used makes room for another. */
  public void clear() {
    if (isBroken) {
      replace();
    }
    if (isBroken || (connection == null && !Files.exists(file))) {
      return;
    }
    try {
      inTransaction(
          "BEGIN IMMEDIATE",
          rows -> {
            rows.clear();
            return rows;
          });
    } catch (IOException | SQLException | LinkageError e) {
      giveUp(e);
    }
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Work on the rows. */
  private interface Work<T> {
    T done(JobRows rows) throws SQLException, IOException;
  }

  private <T> T inTransaction(String begin, Work<T> work) throws SQLException, IOException {
    if (connection == null) {
      NativeLibrary.useFrom(libraries);
      connection = IndexFile.open(file);
    }
    execute(begin);
    try {
      T result = work.done(new JobRows(connection, revisions));
      execute("COMMIT");
      return result;
    } catch (SQLException | IOException e) {
      execute("ROLLBACK");
      throw e;
    }
  }

  private void replace() {
    try {
      for (String part : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
      }
      isBroken = false;
      revisions.clear();
    } catch (IOException e) {
      isBroken = true; // it was told why
    }
  }

  private void giveUp(Throwable why) {
    isBroken = true;
    String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    notes.accept(
        "Note: everything is read from the store, which takes longer: the index "
            + file
            + " cannot be used ("
            + (reason.isEmpty() ? why.getClass().getSimpleName() : reason)
            + "). 'rebuild' makes it again.");
    close();
  }

  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      isBroken = true; // nothing is lost: what was written, was committed
    }
    connection = null;
  }
}
