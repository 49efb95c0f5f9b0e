package org.runspec.report.index;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.store.view.Learned;

/**
 * The rows of jobs in an index, within a transaction.
 *
 * @param revisions the state that each job was read in or brought to
 */
record JobRows(Connection connection, Map<JobName, String> revisions) {
  /** What was learned of a job; empty if nothing was, or of another job of this name. */
  Optional<Learned> read(JobRecord job) throws SQLException, CorruptRecordException {
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

  /** Keeps what was learned, unless another command did since the job was read. */
  void write(JobRecord job, Learned learned) throws SQLException {
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

  void clear() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM page");
      statement.execute("DELETE FROM job");
    }
    revisions.clear();
  }
}
