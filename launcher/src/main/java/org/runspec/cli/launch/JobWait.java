package org.runspec.cli.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.job.Patience;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.SystemSignal;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.pace.Bell;
import org.runspec.report.Jobs;
import org.runspec.report.StandstillText;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Waits for a launched job, until all its runs ended or the user has seen enough. */
final class JobWait {
  private static final Duration PACE = Duration.ofMillis(500);

  private static final int FAILURES_SHOWN = 10;

  private final Session session;
  private final Project project;
  private final JobRecord job;
  private final Bell bell = new Bell();
  private volatile boolean detached;
  private String shown = "";

  JobWait(Session session, Project project, JobRecord job) {
    this.session = session;
    this.project = project.in(project.configuration().storeOf(job.target()));
    this.job = job;
  }

  /**
   * Waits.
   *
   * @param pass whether the first failed command's own exit code is returned
   */
  ExitCode untilOver(boolean pass) {
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::detach);
    try (JobStores stores = JobStores.open(project, session)) {
      Optional<JobView> view = lastView(stores);
      erase();
      if (detached) {
        session.err().println("\nDetached; nothing was cancelled. Come back with: " + comeBack());
        return ExitCode.INTERRUPTED;
      }
      return view.map(last -> verdict(last, pass)).orElse(ExitCode.FAILED);
    } catch (IOException e) {
      throw new ExternalProblem("wait for " + job.job(), e, comeBack());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
  }

  private String comeBack() {
    return ProgramName.with("monitor " + job.job());
  }

  private void detach() {
    detached = true;
    bell.ring();
  }

  /** How the job stood at last; empty if there is nothing to wait for any more. */
  private Optional<JobView> lastView(JobStores stores) throws IOException, InterruptedException {
    Jobs jobs = stores.jobs(project, session);
    Patience patience = new Patience(session.pacer()::nanoTime);
    JobView view = jobs.view(job);
    while (!detached && left(view) > 0 && !patience.isOver(view)) {
      show(view);
      session.pacer().await(bell, jobs.pause(PACE));
      if (stores.records().job(job.job()).isEmpty()) {
        erase();
        session.err().println(job.job() + " was deleted meanwhile.");
        return Optional.empty();
      }
      view = jobs.view(job);
    }
    return Optional.of(view);
  }

  private static long left(JobView view) {
    return view.runs().stream().filter(run -> !run.state().isTerminal()).count();
  }

  private ExitCode verdict(JobView view, boolean pass) {
    session.out().println(job.job() + ": " + counts(view));
    List<RunRow> failed =
        view.runs().stream().filter(run -> run.state() != RunState.COMPLETED).toList();
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    failed.stream().limit(FAILURES_SHOWN).map(JobWait::words).forEach(session.err()::println);
    if (failed.size() > FAILURES_SHOWN) {
      session.err().println("and " + (failed.size() - FAILURES_SHOWN) + " more");
    }
    if (left(view) > 0) {
      session
          .err()
          .println(
              view.standstill().map(StandstillText::sentence).orElse("It goes on.")
                  + " What its nodes printed: "
                  + ProgramName.with("logs " + job.shape().parentOf(0)));
    }
    Optional<Integer> code = failed.stream().flatMap(run -> run.exitCode().stream()).findFirst();
    return pass
        ? code.filter(it -> it != 0).map(ExitCode::ofCommand).orElse(ExitCode.FAILED)
        : ExitCode.FAILED;
  }

  private static String words(RunRow run) {
    Optional<String> code =
        run.exitCode().map(it -> "exit code " + it).filter(it -> !run.reason().contains(it));
    return run.name()
        + ": "
        + run.state()
        + (run.reason().isEmpty() ? "" : ", " + run.reason())
        + code.map(it -> ", " + it).orElse("");
  }

  private static String counts(JobView view) {
    Map<RunState, Long> counts =
        view.runs().stream()
            .collect(
                Collectors.groupingBy(
                    RunRow::state, () -> new EnumMap<>(RunState.class), Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            state ->
                state.getValue()
                    + " "
                    + (state.getKey() == RunState.ERROR ? "failed" : state.getKey()))
        .collect(Collectors.joining(", "));
  }

  private void show(JobView view) {
    if (session.terminal().interactive()) {
      String text = job.job() + ": " + counts(view);
      if (!text.equals(shown)) {
        erase();
        session.err().print(text);
        session.err().flush();
        shown = text;
      }
    }
  }

  private void erase() {
    if (!shown.isEmpty()) {
      session.err().print("\r" + " ".repeat(shown.length()) + "\r");
      session.err().flush();
      shown = "";
    }
  }
}
