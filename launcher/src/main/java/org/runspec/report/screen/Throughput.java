package org.runspec.report.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.runspec.job.ClientRequest;
import org.runspec.store.JobView;

/**
 * How quickly a job's runs get done, since it was last resumed.
 *
 * @param perMinute runs that ended, lately
 * @param rest how long the others may take; absent if the job is over
 */
record Throughput(double perMinute, Optional<Duration> rest) {
  static final Duration LATELY = Duration.ofMinutes(10);
  private static final double MINUTE = 60e3;

  /** Of a job; empty before its first run has ended. */
  static Optional<Throughput> of(JobView view, Instant now) {
    List<Instant> ends =
        view.runs().stream()
            .filter(run -> run.started().isPresent())
            .flatMap(run -> run.ended().stream())
            .toList();
    Optional<Instant> first =
        view.runs().stream().flatMap(run -> run.started().stream()).min(Comparator.naturalOrder());
    if (ends.isEmpty() || first.isEmpty()) {
      return Optional.empty();
    }
    boolean over = view.state().isTerminal();
    Instant until = over ? ends.stream().max(Comparator.naturalOrder()).orElseThrow() : now;
    Instant begun =
        view.requests().stream()
            .filter(request -> request.wish() instanceof ClientRequest.ResumeRuns)
            .map(ClientRequest::at)
            .reduce(first.get(), Throughput::latest);
    Instant from = over ? begun : latest(begun, until.minus(LATELY));
    long counted = ends.stream().filter(end -> !end.isBefore(from)).count();
    if (over && counted == 0) {
      return Optional.empty();
    }
    double minutes = Math.max(1, Duration.between(from, until).toMillis()) / MINUTE;
    double perMinute = counted / minutes;
    long left = view.runs().stream().filter(run -> !run.state().isTerminal()).count();
    return Optional.of(
        new Throughput(
            perMinute,
            left == 0 || counted == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (left / perMinute * MINUTE)))));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
