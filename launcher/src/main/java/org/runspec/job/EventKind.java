package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a journal's line tells. A run's are, in order: created, queued, download_before, started or
 * restarted, hparams, metrics and the like, ended, capture_after; a job's: capture_before,
 * submitted, cancelled.
 */
public enum EventKind {
  CREATED,
  QUEUED,
  DOWNLOAD_BEFORE,
  STARTED,
  RESTARTED,
  HPARAMS,
  METRICS,
  SUMMARY,
  ARTIFACT,
  CHECKPOINT,
  BAD_REPORT,
  ENDED,
  CAPTURE_AFTER,
  CAPTURE_BEFORE,
  SUBMITTED,
  CANCELLED,
  /** On a node's journal: a run was claimed. */
  CLAIMED,
  /** On a node's journal: a run was compared with others, to end it early if it does worse. */
  COMPARED,
  /** On a node's journal: its state changed. */
  STATE;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
