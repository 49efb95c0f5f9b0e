package org.runspec.store.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.runspec.job.ClientRequest;
import org.runspec.job.ClientRequest.ResumeRuns;
import org.runspec.job.JobState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.store.JobView.RunRow;

/** How a job stands, from how its runs stand and what became of them before. */
final class JobStates {
  private final JobFacts facts;
  private final List<RunRow> runs;

  JobStates(JobFacts facts, List<RunRow> runs) {
    this.facts = facts;
    this.runs = runs;
  }

  boolean isOver() {
    return runs.stream().allMatch(run -> run.state().isTerminal());
  }

  JobState state() {
    if (isOver()) {
      return outcome();
    } else if (isRunning()) {
      return JobState.RUNNING;
    }
    return facts.isSubmitted() ? JobState.QUEUED : JobState.SUBMITTED;
  }

  private JobState outcome() {
    if (has(RunState.ERROR)) {
      return JobState.FAILED;
    }
    return has(RunState.CANCELLED) ? JobState.CANCELLED : JobState.COMPLETED;
  }

  private boolean has(RunState state) {
    return runs.stream().anyMatch(run -> run.state() == state);
  }

  /** Whether a run started since the job was over the last time, or ever if it never was. */
  private boolean isRunning() {
    return facts.wishes().requests().stream()
        .filter(request -> request.wish() instanceof ResumeRuns)
        .sorted(Comparator.comparing(ClientRequest::id).reversed())
        .filter(this::wasOverAt)
        .findFirst()
        .map(facts.wishes()::since)
        .map(this::hasStartedSince)
        .orElseGet(() -> indices().anyMatch(run -> facts.run(run).hasStartedBehind(0)));
  }

  /** Whether a run that was resumed started behind the attempt that was set aside first. */
  private boolean hasStartedSince(Wishes resumes) {
    return indices()
        .anyMatch(
            run -> {
              OptionalInt first = resumes.firstResumed(run);
              return first.isPresent() && facts.run(run).hasStartedBehind(first.getAsInt());
            });
  }

  private boolean wasOverAt(ClientRequest resume) {
    Wishes before = facts.wishes().before(resume);
    return indices()
        .allMatch(
            run -> {
              Optional<RunEnd> end = facts.run(run).end(before.resumed(run));
              return end.filter(then -> !then.at().isAfter(resume.at())).isPresent();
            });
  }

  private IntStream indices() {
    return IntStream.range(0, runs.size());
  }
}
