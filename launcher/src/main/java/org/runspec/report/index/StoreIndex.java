package org.runspec.report.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
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
      return inTransaction("BEGIN", () -> read(job));
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
          () -> {
            write(job, learned);
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
          () -> {
            execute("DELETE FROM page");
            return execute("DELETE FROM job");
          });
      revisions.clear();
    } catch (IOException | SQLException | LinkageError e) {
      giveUp(e);
    }
  }

  private Optional<Learned> read(JobRecord job) throws SQLException, CorruptRecordException {
    int number = job.job().number();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT record, format, revision, learned FROM job WHERE number=?")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        revisions.put(job.job(), row.getString(3));
        if (!row.getString(1).equals(RecordFormat.line(job)) || row.getInt(2) != Learned.FORMAT) {
          return Optional.empty();
        }
        KeptState state = RecordFormat.read(row.getString(4), KeptState.class);
        return Optional.of(
            new Learned(state.positions(), state.heard(), state.corrupt(), false, pages(number)));
      }
    }
  }

  private SortedMap<Integer, ByteBuffer> pages(int job) throws SQLException {
    SortedMap<Integer, ByteBuffer> pages = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT number, content FROM page WHERE job=?")) {
      query.setInt(1, job);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          pages.put(row.getInt(1), ByteBuffer.wrap(row.getBytes(2)));
        }
      }
    }
    return pages;
  }

  private void write(JobRecord job, Learned learned) throws SQLException {
    int number = job.job().number();
    if (!revision(number).equals(Optional.ofNullable(revisions.get(job.job())))) {
      return; // another command was faster
    }
    if (!learned.isPart()) {
      try (PreparedStatement delete = connection.prepareStatement("DELETE FROM page WHERE job=?")) {
        delete.setInt(1, number);
        delete.executeUpdate();
      }
    }
    String revision = UUID.randomUUID().toString();
    try (PreparedStatement update =
        connection.prepareStatement("INSERT OR REPLACE INTO job VALUES (?,?,?,?,?)")) {
      update.setInt(1, number);
      update.setString(2, RecordFormat.line(job));
      update.setInt(3, Learned.FORMAT);
      update.setString(4, revision);
      update.setString(5, RecordFormat.line(KeptState.of(learned)));
      update.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("INSERT OR REPLACE INTO page VALUES (?,?,?)")) {
      for (Map.Entry<Integer, ByteBuffer> page : learned.pages().entrySet()) {
        update.setInt(1, number);
        update.setInt(2, page.getKey());
        update.setBytes(3, page.getValue().array());
        update.addBatch();
      }
      update.executeBatch();
    }
    revisions.put(job.job(), revision);
  }

  private Optional<String> revision(int job) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT revision FROM job WHERE number=?")) {
      query.setInt(1, job);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private boolean execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(command);
    }
  }

  /** Work in the database. */
  private interface Work<T> {
    T done() throws SQLException, IOException;
  }

  private <T> T inTransaction(String begin, Work<T> work) throws SQLException, IOException {
    if (connection == null) {
      NativeLibrary.useFrom(libraries);
      connection = IndexFile.open(file);
    }
    execute(begin);
    try {
      T result = work.done();
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
