package org.runspec.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a line of a node's journal tells. All nodes' journals together are the change feed that
 * tables and searches read; what it tells of can also be read from claims, ends and the attempts'
 * journals, which decide.
 */
public sealed interface NodeLine {

  /** The node took an attempt. */
  record Claimed(Claim claim) implements NodeLine {}

  /** The command of an attempt was started. */
  record Started(int run, int attempt, RunName name) implements NodeLine {}

  /**
   * How an attempt goes.
   *
   * @param metrics the latest value of each, in the order first logged
   */
  record Measured(int run, int attempt, RunName name, Map<String, Object> metrics)
      implements NodeLine {
    public Measured {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /**
   * How a run did when it was compared with others.
   *
   * @param reports how many it had made of what is compared, those of earlier attempts included
   * @param best of them; higher is better
   * @param mean of them
   * @param stop why it is to end early; absent if it goes on
   */
  record Compared(
      int run,
      int attempt,
      RunName name,
      int reports,
      double best,
      double mean,
      Optional<String> stop)
      implements NodeLine {}

  /**
   * The command of an attempt told which hyperparameters it uses.
   *
   * @param hparams all that are known, by name
   */
  record Chosen(int run, int attempt, RunName name, Map<String, Object> hparams)
      implements NodeLine {
    public Chosen {
      hparams = Collections.unmodifiableMap(new LinkedHashMap<>(hparams));
    }
  }

  /**
   * A run ended.
   *
   * @param end the one that decides, as the store answered
   * @param resumed the attempt that the latest resume before had set aside; 0 if there was none
   */
  record Ended(RunEnd end, int resumed) implements NodeLine {}

  /**
   * An attempt is over, its run is not: it waits for the next attempt.
   *
   * @param reason why, in one line
   */
  record Requeued(int run, int attempt, RunName name, String reason) implements NodeLine {}

  /** The node's own state changed. */
  record Stood(NodeState state, String reason) implements NodeLine {}

  /** As a journal's line. */
  default Event event(Instant time) {
    if (this instanceof Claimed line) {
      return new Event(
          time,
          EventKind.CLAIMED,
          Optional.of(line.claim().name()),
          RecordFormat.fields(line.claim()));
    } else if (this instanceof Started line) {
      EventKind kind = line.attempt() == 1 ? EventKind.STARTED : EventKind.RESTARTED;
      return new Event(time, kind, Optional.of(line.name()), RecordFormat.fields(line));
    } else if (this instanceof Measured line) {
      return new Event(
          time, EventKind.METRICS, Optional.of(line.name()), RecordFormat.fields(line));
    } else if (this instanceof Compared line) {
      return new Event(
          time, EventKind.COMPARED, Optional.of(line.name()), RecordFormat.fields(line));
    } else if (this instanceof Chosen line) {
      return new Event(
          time, EventKind.HPARAMS, Optional.of(line.name()), RecordFormat.fields(line));
    } else if (this instanceof Ended line) {
      return new Event(
          time, EventKind.ENDED, Optional.of(line.end().name()), RecordFormat.fields(line));
    } else if (this instanceof Requeued line) {
      return new Event(time, EventKind.QUEUED, Optional.of(line.name()), RecordFormat.fields(line));
    } else {
      return new Event(time, EventKind.STATE, Optional.empty(), RecordFormat.fields(this));
    }
  }

  /**
   * Reads a line.
   *
   * @return empty if it tells something else
   * @throws CorruptRecordException if it lacks what a line of its kind has
   */
  static Optional<NodeLine> of(Event event) throws CorruptRecordException {
    return switch (event.event()) {
      case CLAIMED -> Optional.of(new Claimed(RecordFormat.read(event.data(), Claim.class)));
      case STARTED, RESTARTED -> Optional.of(RecordFormat.read(event.data(), Started.class));
      case METRICS -> Optional.of(RecordFormat.read(event.data(), Measured.class));
      case COMPARED -> Optional.of(RecordFormat.read(event.data(), Compared.class));
      case HPARAMS -> Optional.of(RecordFormat.read(event.data(), Chosen.class));
      case ENDED -> Optional.of(RecordFormat.read(event.data(), Ended.class));
      case QUEUED -> Optional.of(RecordFormat.read(event.data(), Requeued.class));
      case STATE -> Optional.of(RecordFormat.read(event.data(), Stood.class));
      default -> Optional.empty();
    };
  }
}
