package org.runspec.report.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.runspec.storage.local.SharedDisk;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The database file of one store's index, and its tables. */
final class IndexFile {
  /** Of the tables below; with another one they are dropped and made again. */
  private static final int VERSION = 1;

  /** Others hold it for milliseconds; who waits longer does without. */
  private static final int PATIENCE_MILLIS = 1000;

  private IndexFile() {}

  /** Opens it, and makes it where it is missing or of another version. */
  static Connection open(Path file) throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setJournalMode(journalIn(file.getParent()));
    config.setSynchronous(SynchronousMode.OFF); // what is lost is read again
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      if (version(connection) != VERSION) {
        make(connection);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * One with which readers and a writer go on at the same time; it needs memory that they share, so
   * it is no good on a disk of several machines.
   */
  static JournalMode journalIn(Path folder) {
    return SharedDisk.holds(folder) ? JournalMode.TRUNCATE : JournalMode.WAL;
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void make(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      if (version(connection) != VERSION) { // nobody else made it meanwhile
        statement.execute("DROP TABLE IF EXISTS page");
        statement.execute("DROP TABLE IF EXISTS job");
        statement.execute(
            "CREATE TABLE job (number INTEGER PRIMARY KEY, record TEXT NOT NULL,"
                + " format INTEGER NOT NULL, revision TEXT NOT NULL, learned TEXT NOT NULL)");
        statement.execute(
            "CREATE TABLE page (job INTEGER NOT NULL, number INTEGER NOT NULL,"
                + " content BLOB NOT NULL, PRIMARY KEY (job, number))");
        statement.execute("PRAGMA user_version = " + VERSION);
      }
      statement.execute("COMMIT");
    }
  }
}
