package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Question;
import org.runspec.job.ClientRequest;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.Wishes;
import org.runspec.launch.JobRemains;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Deletes jobs and files of runs, of which none goes on. */
final class Deleting {
  private final Sight sight;
  private final Steering steering;
  private final Presence presence;
  private final boolean yes;

  /**
   * For a store.
   *
   * @param yes whether nothing is to be asked
   */
  Deleting(Sight sight, boolean yes) {
    this.sight = sight;
    this.steering = new Steering(sight);
    this.presence = new Presence(sight);
    this.yes = yes;
  }

  /** What gives a job's space back. */
  static JobRemains remains(Sight sight) {
    return new JobRemains(
        sight.stores().records(), sight.stores().files(), sight.place(), sight.project().work());
  }

  /** Everything is checked before anything is deleted. */
  void delete(List<String> words) throws IOException, InterruptedException {
    List<String> left = withoutFinished(words);
    Set<JobName> damaged = damaged(left);
    left.removeIf(word -> JobName.parse(word).filter(damaged::contains).isPresent());
    List<Meant> all = left.isEmpty() ? List.of() : steering.meant(left);
    Map<Meant, JobRemains.LastLook> looks = new HashMap<>();
    for (Meant meant : all) {
      looks.put(meant, refuseWhatGoesOn(meant));
    }
    for (JobName job : damaged) {
      refuseWhatIsUsed(job);
    }
    if (all.isEmpty() && damaged.isEmpty()) {
      return;
    }
    if (!yes) {
      String what =
          Stream.concat(
                  all.stream().map(Deleting::what),
                  damaged.stream().map(job -> job + " (its record is damaged)"))
              .collect(Collectors.joining(" and "));
      Question.ask(sight.session(), "delete " + what);
    }
    for (JobName job : damaged) {
      remains(sight).deleteDamaged(job);
      tell(job, true);
    }
    for (Meant meant : all) {
      if (meant.whole()) {
        tell(meant.job().job(), remains(sight).delete(meant.job().job(), looks.get(meant)));
      } else {
        deleteRuns(meant);
      }
    }
  }

  /** Of words that name jobs whose deletion was broken off, those are finished first. */
  private List<String> withoutFinished(List<String> words) throws IOException {
    List<JobName> hidden = sight.stores().records().hidden();
    List<String> others = new ArrayList<>();
    for (String word : words) {
      Optional<JobName> job = JobName.parse(word).filter(hidden::contains);
      if (job.isEmpty()) {
        others.add(word);
        continue;
      }
      remains(sight).finish(job.get());
      sight.out().println(job.get() + " was deleted before; what was left of it is gone now.");
    }
    return others;
  }

  /** The jobs among some words whose records cannot be read. */
  private Set<JobName> damaged(List<String> words) throws IOException {
    Set<JobName> damaged = new TreeSet<>();
    for (String word : words) {
      Optional<JobName> job = JobName.parse(word);
      try {
        if (job.isPresent()) {
          sight.jobs().record(job.get());
        }
      } catch (CorruptRecordException e) {
        damaged.add(job.get());
      }
    }
    return damaged;
  }

  private void refuseWhatIsUsed(JobName damaged) throws IOException, InterruptedException {
    if (presence.isInUse(damaged)) {
      throw new UserProblem(
          "delete " + damaged, "nodes of it live", "the same command once they have left");
    }
  }

  private void tell(JobName job, boolean deleted) {
    sight
        .out()
        .println(
            deleted ? "Deleted " + job + "." : job + " was deleted by somebody else meanwhile.");
  }

  private static String what(Meant meant) {
    int runs = meant.runs().size();
    return meant.whole()
        ? meant.job().job() + " (" + runs + (runs == 1 ? " run" : " runs") + ")"
        : "the files of "
            + (runs == 1 ? meant.job().shape().nameOf(meant.runs().get(0)) : runs + " runs")
            + " of "
            + meant.job().job();
  }

  /** Returns with what is looked at once more when the job is hidden. */
  private JobRemains.LastLook refuseWhatGoesOn(Meant meant)
      throws IOException, InterruptedException {
    JobView view = sight.jobs().view(meant.job());
    LastLook look = LastLook.after(sight, view);
    List<RunRow> open = Steering.those(view, meant.runs(), run -> !run.state().isTerminal());
    String deed = "delete " + what(meant);
    if (!open.isEmpty()) {
      String name = meant.whole() ? meant.job().job().toString() : open.get(0).name().toString();
      throw new UserProblem(
          deed,
          Steering.names(open) + (open.size() == 1 ? " has" : " have") + " not ended",
          ProgramName.with("cancel " + name) + ", and then the same command again");
    }
    if (meant.whole() && !presence.inUse(List.of(view)).isEmpty()) {
      throw new UserProblem(
          deed, "nodes of it still live, which leave now", "the same command in two minutes");
    }
    return look;
  }

  private void deleteRuns(Meant meant) throws IOException {
    JobView view = sight.jobs().view(meant.job());
    List<Integer> known =
        meant.runs().stream()
            .filter(run -> !new Wishes(view.requests()).deleted().contains(run))
            .toList();
    if (!known.isEmpty()) {
      steering.ask(meant.job(), new ClientRequest.DeleteRuns(known));
    }
    for (int run : meant.runs()) {
      remains(sight).deleteFilesOfRun(meant.job(), run);
    }
    sight
        .out()
        .println(
            "Deleted the files of "
                + Steering.names(Steering.those(view, meant.runs(), run -> true))
                + ".");
  }
}
