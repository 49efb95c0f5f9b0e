package org.runspec.store.view;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.ClientRequest.ResumeRuns;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/** Learns from what decides: claims, ends and the journals of attempts and launcher. */
final class Truth {
  private final RunStore store;
  private final JobFacts facts;
  private long launcherPosition;
  private int corrupt;

  Truth(RunStore store, JobFacts facts) {
    this.store = store;
    this.facts = facts;
  }

  private JobRecord job() {
    return facts.job();
  }

  /** Learns from the launcher's journal whether the job reached its target. */
  void submission() throws IOException {
    Journal journal = new Journal.OfJob(job().job());
    boolean isLast = false;
    while (!isLast) {
      JournalPage page = store.read(journal, launcherPosition);
      isLast = page.isLast() || page.next() == launcherPosition;
      launcherPosition = page.next();
      corrupt += page.corrupt();
      if (page.events().stream().anyMatch(line -> line.event() == EventKind.SUBMITTED)) {
        facts.submitted();
      }
    }
  }

  /** Learns the ends that resumes set aside. */
  void endsSetAside() throws IOException {
    for (ClientRequest request : facts.wishes().requests()) {
      if (request.wish() instanceof ResumeRuns resume) {
        endsBefore(facts.wishes().before(request), resume);
      }
    }
  }

  private void endsBefore(Wishes before, ResumeRuns resume) throws IOException {
    for (int run : resume.attempts().keySet()) {
      int resumed = before.resumed(run);
      boolean isOurs = run >= 0 && run < job().shape().totalRuns();
      if (isOurs && facts.run(run).end(resumed).isEmpty()) {
        endSetAside(run, resumed).ifPresent(end -> facts.ended(end, resumed));
      }
    }
  }

  /** One that is damaged may have been set aside because of that. */
  private Optional<RunEnd> endSetAside(int run, int resumed) throws IOException {
    try {
      return store.endOf(job(), run, resumed);
    } catch (CorruptRecordException e) {
      return Optional.empty();
    }
  }

  /** Learns how some runs ended, as far as that can be read. */
  void readableEnds(Collection<Integer> runs) throws IOException {
    StoredEnds stored = StoredEnds.of(store, job(), runs, facts.wishes());
    stored.ends().values().forEach(end -> facts.ended(end, facts.wishes().resumed(end.run())));
    facts.damaged(stored.damaged());
  }

  /**
   * Learns how some runs ended.
   *
   * @throws CorruptRecordException if that cannot be read of one
   */
  void ends(Collection<Integer> runs) throws IOException {
    for (RunEnd end : store.ends(job(), runs, facts.wishes()).values()) {
      facts.ended(end, facts.wishes().resumed(end.run()));
    }
  }

  /** Learns who has some runs, where a later attempt was claimed than is known. */
  void claimsBeyondWhatIsKnown(Collection<Integer> runs) throws IOException {
    SortedMap<Integer, Integer> latest = store.attempts(job().job());
    for (int run : runs) {
      int attempt = latest.getOrDefault(run, 0);
      if (attempt > facts.run(run).latest()) {
        store.claim(job().job(), run, attempt).ifPresent(this::claimed);
      }
    }
  }

  /** Learns all claims and what happened in their attempts. */
  void attempts() throws IOException {
    for (Claim claim : store.claims(job().job())) {
      claimed(claim);
      Optional<AttemptFacts> attempt = facts.attempt(claim.run(), claim.attempt());
      if (attempt.isPresent()) {
        journal(claim, attempt.get());
      }
    }
  }

  private void claimed(Claim claim) {
    facts.attempt(claim.run(), claim.attempt()).ifPresent(attempt -> attempt.claimed(claim));
  }

  private void journal(Claim claim, AttemptFacts attempt) throws IOException {
    Journal journal =
        new Journal.OfAttempt(job().job(), job().workspace(), claim.name(), claim.attempt());
    long position = 0;
    for (JournalPage page = store.read(journal, position);
        page.next() > position;
        page = store.read(journal, position)) {
      page.events().forEach(event -> happened(event, attempt));
      position = page.next();
      corrupt += page.corrupt();
    }
  }

  /** How many lines of journals could not be read so far. */
  int corrupt() {
    return corrupt;
  }

  private static void happened(Event event, AttemptFacts attempt) {
    Instant time = event.time();
    switch (event.event()) {
      case STARTED, RESTARTED -> attempt.started(time);
      case METRICS -> attempt.measured(values(event.data().get("values")));
      case SUMMARY -> attempt.measured(event.data());
      case ENDED -> {
        if (RunState.QUEUED.toString().equals(event.data().get("state"))) {
          attempt.requeued(String.valueOf(event.data().getOrDefault("reason", "")));
        }
      }
      default -> {}
    }
  }

  private static Map<String, Object> values(Object nested) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (nested instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    return values;
  }
}
