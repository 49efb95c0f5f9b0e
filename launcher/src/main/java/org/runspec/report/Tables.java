package org.runspec.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.RunStore;
import org.runspec.store.view.Rebuild;

/** Compares the rows that are shown with those that truth alone gives. */
public final class Tables {
  private static final int SHOWN = 5;

  private final RunStore store;

  /** Of a store. */
  public Tables(RunStore store) {
    this.store = store;
  }

  /** Gives how a job is shown, again and again. */
  public interface Shown {
    /** How it is shown now. */
    JobView view() throws IOException;
  }

  /**
   * How a job is shown, beside truth.
   *
   * @param difference what was shown otherwise; empty if nothing was
   * @param corrupt how many lines of its attempts' journals could not be read
   */
  public record Comparison(Optional<String> difference, int corrupt) {}

  /**
   * Compares how a job is shown with truth. While a job goes on, its latest metrics may reach one
   * reader before the other, so of runs that go on only the attempt and state count; and what
   * changed while truth was read was not shown wrongly.
   */
  public Comparison compare(JobRecord job, Shown shown) throws IOException {
    JobView before = shown.view();
    Rebuild rebuild = Rebuild.of(store, job);
    JobView truth = rebuild.view();
    JobView after = shown.view();
    List<String> runs = new ArrayList<>();
    for (int run = 0; run < truth.runs().size(); run++) {
      RunRow right = truth.runs().get(run);
      RunRow row = before.runs().get(run);
      if (isSame(right, after.runs().get(run))) {
        continue;
      }
      if (right.state() != row.state()) {
        runs.add(right.name() + " (" + row.state() + ", is " + right.state() + ")");
      } else if (!isSame(right, row)) {
        runs.add(right.name().toString());
      }
    }
    return new Comparison(words(runs), rebuild.corrupt());
  }

  private static Optional<String> words(List<String> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    String some = String.join(", ", runs.subList(0, Math.min(SHOWN, runs.size())));
    return Optional.of(
        runs.size() > SHOWN ? some + " and " + (runs.size() - SHOWN) + " more" : some);
  }

  private static boolean isSame(RunRow right, RunRow row) {
    return right.state() == row.state()
        && right.attempt() == row.attempt()
        && isSameEnd(right, row);
  }

  private static boolean isSameEnd(RunRow right, RunRow row) {
    return !right.state().isTerminal()
        || (right.ended().equals(row.ended())
            && right.reason().equals(row.reason())
            && right.exitCode().equals(row.exitCode())
            && right.metrics().equals(row.metrics())
            && right.hparams().equals(row.hparams())
            && right.tags().equals(row.tags()));
  }
}
