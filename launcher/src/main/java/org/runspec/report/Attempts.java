package org.runspec.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobRecord;
import org.runspec.job.NotKept;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/** All attempts of one run, from their claims and journals. */
public final class Attempts {
  private final RunStore store;
  private final JobRecord job;

  /** Of runs of a job. */
  public Attempts(RunStore store, JobRecord job) {
    this.store = store;
    this.job = job;
  }

  /**
   * An attempt.
   *
   * @param number from 1
   * @param parent the run that stands for the node that executed it
   * @param started when its command started, if it did
   * @param ended when its command had ended, if that is known
   * @param how it ended, in one line
   * @param early why it was ended early; empty if it was not
   * @param over whether it is
   * @param notKept files that the store has not
   */
  public record AttemptRow(
      int number,
      RunName parent,
      Optional<Instant> started,
      Optional<Instant> ended,
      String how,
      String early,
      boolean over,
      List<NotKept> notKept) {
    /** For how long its command was executed; empty if that is not known. */
    public Optional<Duration> lasted(Instant now) {
      Optional<Instant> end = over ? ended : Optional.of(now);
      return started.flatMap(start -> end.map(last -> Duration.between(start, last)));
    }
  }

  /**
   * The attempts of a run, in order.
   *
   * @param run by index
   * @param latest the number of the latest
   */
  public List<AttemptRow> of(int run, int latest) throws IOException {
    List<Claim> claims = new ArrayList<>();
    for (int attempt = 1; attempt <= latest; attempt++) {
      store.claim(job.job(), run, attempt).ifPresent(claims::add); // who waited has no claim
    }
    List<AttemptRow> rows = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Optional<Cause> next =
          i + 1 < claims.size() ? Optional.of(claims.get(i + 1).cause()) : Optional.empty();
      rows.add(row(claims.get(i), next));
    }
    return rows;
  }

  private AttemptRow row(Claim claim, Optional<Cause> next) throws IOException {
    Optional<Instant> started = Optional.empty();
    Optional<Event> ended = Optional.empty();
    List<NotKept> notKept = List.of();
    Journal journal =
        new Journal.OfAttempt(job.job(), job.workspace(), claim.name(), claim.attempt());
    long position = 0;
    for (JournalPage page = store.read(journal, position);
        page.next() > position;
        page = store.read(journal, position)) {
      for (Event event : page.events()) {
        if (event.event() == EventKind.STARTED || event.event() == EventKind.RESTARTED) {
          started = Optional.of(event.time());
        } else if (event.event() == EventKind.ENDED) {
          ended = Optional.of(event);
        } else if (event.event() == EventKind.CAPTURE_AFTER) {
          notKept = NotKept.of(event);
        }
      }
      position = page.next();
    }
    return new AttemptRow(
        claim.attempt(),
        job.shape().parentOf(claim.node().node()),
        started,
        ended.map(Event::time),
        ended.map(Attempts::words).orElseGet(() -> words(next)),
        ended.map(Event::data).map(it -> it.get(EarlyStopping.WHY)).map(String::valueOf).orElse(""),
        ended.isPresent() || next.isPresent(),
        notKept);
  }

  private static String words(Event ended) {
    String state = String.valueOf(ended.data().getOrDefault("state", ""));
    String reason = String.valueOf(ended.data().getOrDefault("reason", ""));
    String shown =
        state.equals(RunState.QUEUED.toString())
            ? String.valueOf(ended.data().getOrDefault("cause", state))
            : state;
    if (reason.startsWith(shown + " ")) {
      return reason; // such as "restarted by ann"
    }
    return reason.isEmpty() ? shown : shown + ": " + reason;
  }

  /** Nobody wrote how it ended. */
  private static String words(Optional<Cause> next) {
    if (next.isEmpty()) {
      return "it goes on";
    }
    return next.get() == Cause.LOST ? "lost with its node" : "broken off";
  }
}
