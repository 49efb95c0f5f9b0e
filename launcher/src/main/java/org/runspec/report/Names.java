package org.runspec.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.RunName;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * Finds what users' words name: {@code job7}, {@code run12} (a node's), {@code run12.3}, and {@code
 * ws2/run12.3} where several workspaces have one. Also several at once: {@code job1,job3}, {@code
 * run1.3-run1.9}, {@code 'run1.*'}.
 */
public final class Names {
  private final Jobs jobs;

  /** Names of jobs and runs of a store. */
  public Names(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * What some words name, in their order.
   *
   * @throws UserProblem if one names nothing, or means several things
   */
  public List<Named> find(List<String> words) throws IOException {
    List<Named> found = new ArrayList<>();
    for (String word : words) {
      found.addAll(some(word));
    }
    return found;
  }

  /** Whether a word names anything, be it several things. */
  public boolean knows(String word) throws IOException {
    Optional<NamePattern> pattern = NamePattern.of(word);
    Optional<JobName> job = JobName.parse(word);
    if (pattern.isEmpty() && job.isPresent()) {
      return jobs.names().contains(job.get());
    }
    int slash = word.indexOf('/');
    Optional<RunName> run = RunName.parse(word.substring(slash + 1));
    for (JobRecord record : jobs.records()) {
      boolean isHere =
          pattern.isPresent()
              ? !pattern.get().in(record).isEmpty()
              : run.isPresent()
                  && (slash < 0 || word.substring(0, slash).equals(record.workspace()))
                  && in(record, run.get()).isPresent();
      if (isHere) {
        return true;
      }
    }
    return false;
  }

  private List<Named> some(String word) throws IOException {
    if (word.indexOf(',') >= 0) {
      List<Named> found = new ArrayList<>();
      for (String part : word.split(",", -1)) {
        found.addAll(some(part));
      }
      return found;
    }
    Optional<NamePattern> pattern = NamePattern.of(word);
    if (pattern.isEmpty()) {
      return List.of(find(word));
    }
    List<Named> found = new ArrayList<>();
    for (JobRecord job : jobs.records()) {
      found.addAll(pattern.get().in(job));
    }
    if (found.isEmpty()) {
      throw unknown(word, "no job or run has such a name");
    }
    return found;
  }

  private Named find(String word) throws IOException {
    Optional<JobName> job = JobName.parse(word);
    if (job.isPresent()) {
      Optional<JobRecord> record = jobs.record(job.get());
      if (record.isEmpty()) {
        throw unknown(word, "there is no such job");
      }
      return new Named.Job(record.get());
    }
    int slash = word.indexOf('/');
    String workspace = slash < 0 ? "" : word.substring(0, slash);
    Optional<RunName> run = RunName.parse(word.substring(slash + 1));
    if (run.isEmpty()) {
      throw unknown(word, "it is no name of a job or run, such as job7, run12 or run12.3");
    }
    return run(word, workspace, run.get());
  }

  private Named run(String word, String workspace, RunName run) throws IOException {
    List<Named> found = new ArrayList<>();
    Optional<JobRecord> near = Optional.empty();
    for (JobRecord job : jobs.records()) {
      if (!workspace.isEmpty() && !workspace.equals(job.workspace())) {
        continue;
      }
      if (nodeOf(job, run).isPresent()) {
        near = Optional.of(job);
        in(job, run).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      if (near.isPresent()) {
        throw new UserProblem(
            "find " + Quote.of(word), runsOf(near.get(), run), "list runs " + near.get().job());
      }
      throw unknown(word, "there is no such run");
    } else if (found.size() > 1) {
      throw ambiguous(word, run, found);
    }
    return found.get(0);
  }

  private static OptionalInt nodeOf(JobRecord job, RunName run) {
    int node = run.parent() - job.shape().firstParent();
    return node < 0 || node >= job.shape().nodes() ? OptionalInt.empty() : OptionalInt.of(node);
  }

  private static Optional<Named> in(JobRecord job, RunName run) {
    OptionalInt node = nodeOf(job, run);
    if (node.isEmpty()) {
      return Optional.empty();
    } else if (job.shape().hasRun(run)) {
      return Optional.of(new Named.Run(job, job.shape().indexOf(run)));
    }
    return run.isParent() ? Optional.of(new Named.Node(job, node.getAsInt())) : Optional.empty();
  }

  private static String runsOf(JobRecord job, RunName run) {
    JobShape shape = job.shape();
    int node = run.parent() - shape.firstParent();
    if (shape.direct()) {
      return "run"
          + run.parent()
          + " of "
          + job.job()
          + " is a run itself, without others below it";
    } else if (node >= shape.totalRuns()) {
      return "node run" + run.parent() + " of " + job.job() + " has no runs of its own";
    }
    RunName last =
        shape.nameOf((shape.totalRuns() - 1 - node) / shape.nodes() * shape.nodes() + node);
    return job.job() + " has " + new RunName(run.parent(), 1) + " to " + last + " there";
  }

  private static UserProblem ambiguous(String word, RunName run, List<Named> found) {
    List<String> forms = found.stream().map(named -> named.job().workspace() + "/" + run).toList();
    return new UserProblem(
        "find " + word, "several workspaces have it", String.join(" or ", forms));
  }

  private UserProblem unknown(String word, String why) throws IOException {
    List<JobName> names = jobs.names();
    String there =
        names.isEmpty()
            ? "this project has no jobs yet"
            : names.size() == 1
                ? "there is " + names.get(0)
                : "there are " + names.get(0) + " to " + names.get(names.size() - 1);
    return new UserProblem(
        "find " + Quote.of(word),
        why + "; " + there,
        names.isEmpty() ? "launching one with --on local" : "list jobs, or list runs");
  }
}
