package org.runspec.node.attempt;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.RunName;
import org.runspec.mirror.send.Prelude;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipper;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.search.stopping.Mark;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;

/**
 * What all attempts on a node share.
 *
 * @param downloaded files that the node brought here for its runs, by folder of the store
 * @param mark stands in the environment of all processes that this node's runs start
 * @param news told of what attempts report, as it comes
 */
public record AttemptSetting(
    MultiRun job,
    Machine machine,
    RunStore store,
    Storage storage,
    Shipper shipper,
    Persistence persistence,
    Pacer pacer,
    Clock clock,
    ProgramRunner runner,
    CodeCopy code,
    Copies copies,
    Optional<Path> data,
    Optional<Path> models,
    Map<String, Integer> downloaded,
    String mark,
    News news) {

  /** Hears of all attempts. */
  public interface News {
    /** The latest value of each metric. */
    void measured(Claim claim, Map<String, Object> metrics);

    /** All hyperparameters that are known now. */
    void chosen(Claim claim, Map<String, Object> hparams);

    /** How a run stands after a report of what runs are compared by. */
    void compared(Claim claim, Mark mark);
  }

  /** Makes the live copies of an attempt. */
  public interface Copies {
    /** Of its results. */
    List<LiveCopy> ofResults(AttemptFolder folder, RunName run, int attempt);

    /**
     * Of its checkpoints.
     *
     * @param first what has to be in the store before each of them
     */
    LiveCopy ofCheckpoints(AttemptFolder folder, RunName run, int attempt, Prelude first);
  }
}
