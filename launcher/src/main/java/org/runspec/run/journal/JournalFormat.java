package org.runspec.run.journal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.runspec.run.journal.JournalLine.Artifact;
import org.runspec.run.journal.JournalLine.BadReport;
import org.runspec.run.journal.JournalLine.Checkpoint;
import org.runspec.run.journal.JournalLine.Ended;
import org.runspec.run.journal.JournalLine.Hparams;
import org.runspec.run.journal.JournalLine.Objective;
import org.runspec.run.journal.JournalLine.Restarted;
import org.runspec.run.journal.JournalLine.Row;
import org.runspec.run.journal.JournalLine.Step;
import org.runspec.run.journal.JournalLine.Summary;

/** The text of journal lines: which keys there are and in which order. Pure. */
final class JournalFormat {
  static final String STAGE = "stage";
  static final String HOURS = "hrs";
  static final String TIME = "time";
  static final String HPARAMS = "hparams";
  static final String SUMMARY = "summary";
  static final String CHECKPOINT = "checkpoint";
  static final String ARTIFACT = "artifact";
  static final String BAD_REPORT = "bad_report";
  static final String HPMAX = "hpmax";
  static final String RESTARTED = "restarted";
  static final String ENDED = "ended";
  static final String REASON = "reason";

  private static final String COMPLETED = "completed";
  private static final String ERROR = "error";
  private static final String CANCELLED = "cancelled";
  private static final String STOPPED = "stopped";

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JournalFormat() {}

  /** One line without its line break. */
  static String write(JournalLine line) throws IOException {
    return JsonText.write(fields(line));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the text is not a line of a journal
   */
  static JournalLine read(String text) throws IOException {
    if (!(JsonText.read(text) instanceof Map<?, ?> map)) {
      throw new IOException("not a JSON object");
    }
    try {
      return line(new Fields(map));
    } catch (ClassCastException | DateTimeException e) {
      throw new IOException("a field of the wrong type", e);
    }
  }

  private static Map<String, Object> fields(JournalLine line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (line instanceof Hparams hparams) {
      fields.put(HPARAMS, hparams.values());
    } else if (line instanceof Row row) {
      fields.put(STAGE, row.stage());
      fields.put(row.stepName(), row.step());
      fields.putAll(row.metrics());
      putTimes(fields, row.hours(), row.time());
    } else if (line instanceof Summary summary) {
      fields.put(STAGE, summary.stage());
      fields.put(SUMMARY, summary.metrics());
    } else if (line instanceof Checkpoint checkpoint) {
      fields.put(STAGE, checkpoint.stage());
      fields.put(CHECKPOINT, checkpoint.path());
      checkpoint.at().ifPresent(step -> fields.put(step.name(), step.count()));
    } else if (line instanceof Artifact artifact) {
      fields.put(STAGE, artifact.stage());
      fields.put(ARTIFACT, artifact.path());
    } else if (line instanceof BadReport bad) {
      fields.put(STAGE, bad.stage());
      fields.put(BAD_REPORT, bad.text());
      fields.put(REASON, bad.reason());
    } else if (line instanceof Objective objective) {
      fields.put(HPMAX, objective.hpmax());
    } else if (line instanceof Restarted restarted) {
      fields.put(STAGE, restarted.stage());
      fields.put(RESTARTED, restarted.cause().name().toLowerCase(Locale.ROOT));
      putTimes(fields, restarted.hours(), restarted.time());
    } else if (line instanceof Ended ended) {
      putEnding(fields, ended.ending());
      putTimes(fields, ended.hours(), ended.time());
    }
    return fields;
  }

  private static void putEnding(Map<String, Object> fields, Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      fields.put(ENDED, ERROR);
      fields.put(STAGE, failed.stage());
      fields.put(REASON, failed.reason());
    } else if (ending instanceof Ending.Stopped stopped) {
      fields.put(ENDED, STOPPED);
      fields.put(REASON, stopped.reason());
    } else {
      fields.put(ENDED, ending instanceof Ending.Cancelled ? CANCELLED : COMPLETED);
    }
  }

  private static void putTimes(Map<String, Object> fields, double hours, Instant time) {
    fields.put(HOURS, hours);
    fields.put(TIME, MILLISECONDS.format(time));
  }

  private static JournalLine line(Fields fields) throws IOException {
    if (fields.has(HPARAMS)) {
      return new Hparams(fields.map(HPARAMS));
    }
    if (fields.has(HPMAX)) {
      return new Objective(fields.number(HPMAX));
    }
    if (fields.has(ENDED)) {
      return new Ended(ending(fields), fields.number(HOURS), fields.time(TIME));
    }
    int stage = fields.stage(STAGE);
    if (fields.has(SUMMARY)) {
      return new Summary(stage, Fields.numbers(fields.map(SUMMARY)));
    }
    if (fields.has(CHECKPOINT)) {
      return new Checkpoint(stage, fields.text(CHECKPOINT), fields.step(STAGE, CHECKPOINT));
    }
    if (fields.has(ARTIFACT)) {
      return new Artifact(stage, fields.text(ARTIFACT));
    }
    if (fields.has(BAD_REPORT)) {
      return new BadReport(stage, fields.text(BAD_REPORT), fields.text(REASON));
    }
    if (fields.has(RESTARTED)) {
      return new Restarted(
          stage, cause(fields.text(RESTARTED)), fields.number(HOURS), fields.time(TIME));
    }
    return row(stage, fields);
  }

  private static Restarted.Cause cause(String word) throws IOException {
    for (Restarted.Cause cause : Restarted.Cause.values()) {
      if (cause.name().toLowerCase(Locale.ROOT).equals(word)) {
        return cause;
      }
    }
    throw new IOException("unknown cause " + word);
  }

  private static Row row(int stage, Fields fields) throws IOException {
    double hours = fields.number(HOURS);
    Instant time = fields.time(TIME);
    Step step = fields.step(STAGE, HOURS, TIME).orElseThrow(() -> new IOException("no step count"));
    Map<String, Object> metrics = fields.without(STAGE, step.name(), HOURS, TIME);
    return new Row(stage, step.name(), step.count(), Fields.numbers(metrics), hours, time);
  }

  private static Ending ending(Fields fields) throws IOException {
    String ended = fields.text(ENDED);
    return switch (ended) {
      case COMPLETED -> new Ending.Completed();
      case CANCELLED -> new Ending.Cancelled();
      case STOPPED -> new Ending.Stopped(fields.text(REASON));
      case ERROR -> new Ending.Failed(fields.stage(STAGE), fields.text(REASON));
      default -> throw new IOException("unknown ending " + ended);
    };
  }
}
