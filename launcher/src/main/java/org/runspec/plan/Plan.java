package org.runspec.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.config.Secret;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.StoreLayout;
import org.runspec.search.SearchAlgorithms;
import org.runspec.spec.problem.Problem;

/**
 * What a launch would do; pure data, the same for the same request, configuration and facts. Job
 * and runs have no numbers yet: where a record must hold some, it holds those of {@link #NOBODY}
 * and {@code run1}, which {@link #multiRun(JobRecord, long)} replaces.
 *
 * @param record all but what only the launch knows: numbers, submission, secret, time
 * @param multiRun what the nodes execute
 * @param seedDrawn whether the launch draws the seed
 * @param nodes what nodes are told, and what happens before their controllers start
 * @param secrets variables of the runs that hold secrets, and where those are kept
 * @param code the snapshot
 * @param launchedSpec the runspec as it is launched, if there is one
 * @param questions what must be confirmed before launching
 * @param notes what deserves a look
 */
public record Plan(
    JobRecord record,
    MultiRun multiRun,
    boolean seedDrawn,
    NodePlan nodes,
    Map<String, Secret> secrets,
    Facts.Code code,
    Optional<JobRequest.LaunchedFile> launchedSpec,
    List<String> questions,
    List<Problem> notes) {
  private static final int SAMPLES = 5;

  /** Stands for a job that has no number yet. */
  public static final JobName NOBODY = new JobName(1);

  public Plan {
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    questions = List.copyOf(questions);
    notes = List.copyOf(notes);
  }

  /** How many runs on how many nodes; its first parent is not the job's. */
  public JobShape shape() {
    return record.shape();
  }

  /** What the nodes of a created job execute. */
  public MultiRun multiRun(JobRecord job, long seed) {
    MultiRun.SearchPlan search = multiRun.search();
    Map<String, String> generated = new LinkedHashMap<>();
    launchedSpec.ifPresent(
        file -> generated.put(file.place(), StoreLayout.launchedSpec(job.job())));
    return new MultiRun(
        multiRun.format(),
        job.job(),
        multiRun.workspace(),
        multiRun.experiment(),
        multiRun.user(),
        job.shape(),
        multiRun.style(),
        multiRun.schedule(),
        multiRun.commands(),
        multiRun.parentScript(),
        multiRun.code(),
        generated,
        multiRun.environment(),
        multiRun.secrets(),
        search.drawn(seed, ChosenValues.of(multiRun, seed)),
        multiRun.limits(),
        multiRun.captures(),
        multiRun.gpusPerRun(),
        multiRun.objective(),
        job.secretDigest());
  }

  /**
   * The values of each run by index, where they can be told before the launch; none if they are
   * chosen on the nodes, or by a seed that is not drawn yet.
   */
  public List<Map<String, Object>> chosen() {
    MultiRun.SearchPlan search = multiRun.search();
    return seedDrawn && !search.algorithm().equals(Optional.of(SearchAlgorithms.GRID))
        ? List.of()
        : ChosenValues.of(multiRun, search.seed());
  }

  /**
   * What the first runs may get: by the seed, if it is known, else by some seed. A search that
   * learns begins so, too, unless it knows of earlier jobs. None without a search.
   */
  public List<Map<String, Object>> samples() {
    MultiRun.SearchPlan search = multiRun.search();
    return search.history().filter(known -> !known.runs().isEmpty()).isPresent()
        ? List.of()
        : ChosenValues.first(multiRun, Math.min(SAMPLES, shape().totalRuns()), search.seed());
  }
}
