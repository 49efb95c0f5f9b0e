package org.runspec.cli.job.list;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.Stores;
import org.runspec.cli.job.list.GatheredList.Content;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Lists jobs, runs with their latest metrics (* marks how good they are) and the hyperparameters that differ, or the targets"
            + " where jobs run. 'list runs job7' lists the runs of a job, as do job1,job3 and"
            + " 'run1.*' and run1.3-run1.9; lab:job7 is that of the store lab. Without a name it lists the newest of all stores. On a screen"
            + " the newest 20 are shown and columns that find no room are left out; json, csv and"
            + " tsv hold everything.")
public final class ListCommand extends StoreCommand {
  private static final String JOBS = "jobs";
  private static final String RUNS = "runs";
  private static final String TARGETS = "targets";

  @Parameter(description = "jobs|runs|targets [JOB|RUN...]")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final ListOptions options = new ListOptions();

  @Parameter(
      names = "--parents",
      description = "Lists also the parent runs, which stand for nodes, beside their children")
  private boolean parents;

  @Override
  protected ExitCode run(Stores stores) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(words);
    Optional<Duration> pace = options.watch(all);
    String what = all.isEmpty() ? "" : all.get(0);
    List<String> names = all.isEmpty() ? List.of() : all.subList(1, all.size());
    ListPrinter printer = new ListPrinter(stores.own(), options);
    GatheredList list = list(what, printer, names, stores);
    if (pace.isPresent()) {
      printer.requireScreen();
      return new WatchedList(stores.own(), printer, list)
          .watch(pace.get(), "list " + String.join(" ", all));
    }
    printer.print(list.gather());
    return ExitCode.DONE;
  }

  @Override
  protected ExitCode run(Sight sight) {
    throw new IllegalStateException("lists are of all stores");
  }

  private GatheredList list(String what, ListPrinter printer, List<String> names, Stores stores)
      throws IOException {
    if (parents && !what.equals(RUNS)) {
      throw new UserProblem(
          "list " + what + " with --parents", "only runs have parents", "list runs --parents");
    }
    return switch (what) {
      case JOBS -> joined(names, stores, printer, JobLists::jobs);
      case RUNS -> joined(names, stores, printer, JobLists::runs);
      case TARGETS -> () -> new TargetList(stores).of(names);
      default ->
          throw new UserProblem(
              what.isEmpty() ? "list" : "list " + Quote.of(what),
              "there are lists of jobs, of runs and of targets",
              "list " + Nearest.to(what, List.of(JOBS, RUNS, TARGETS)).orElse(RUNS));
    };
  }

  /** What a store has of a list. */
  private interface Gathering {
    Content of(JobLists lists, List<String> names) throws IOException;
  }

  private GatheredList joined(
      List<String> names, Stores stores, ListPrinter printer, Gathering gathering)
      throws IOException {
    Map<Sight, List<String>> wanted = new LinkedHashMap<>();
    if (names.isEmpty()) {
      stores.readable().forEach(sight -> wanted.put(sight, List.of()));
    } else {
      wanted.putAll(stores.byStore(names));
    }
    Map<Sight, GatheredList> lists = new LinkedHashMap<>();
    wanted.forEach(
        (sight, some) -> {
          JobLists ofOne = new JobLists(sight, printer, parents);
          lists.put(sight, () -> gathering.of(ofOne, some));
        });
    return JoinedList.of(lists);
  }
}
