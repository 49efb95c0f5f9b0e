package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.config.Configuration;
import org.runspec.config.Setup;
import org.runspec.config.Target;
import org.runspec.job.JobName;
import org.runspec.job.NodeSetting;
import org.runspec.job.SharedFolder;
import org.runspec.spec.problem.Problems;

/**
 * What the nodes of a job need on a target beside what its store holds; of no particular job.
 *
 * @param setting what a node is told
 * @param preparation what it does before its controller starts
 */
public record NodePlan(NodeSetting setting, NodePreparation preparation) {
  /** The variable by which the database's connection string reaches nodes. */
  public static final String DATABASE_VARIABLE = "RUNSPEC_DATABASE";

  /**
   * The nodes of a target for a job that was planned elsewhere.
   *
   * @param secrets whether the runs have secrets
   * @param direct whether each node is one run
   * @throws org.runspec.spec.problem.UserProblem with what the nodes would not find here
   */
  public static NodePlan here(
      Configuration configuration, Facts facts, Target target, boolean secrets, boolean direct) {
    Problems problems = new Problems();
    new DataPlan(configuration, facts).check(problems);
    Setup setup = PinnedPackages.of(target, facts.installed(), problems);
    problems.throwIfErrors("give nodes on " + target.name() + " what they need");
    return of(configuration, facts, target, setup, secrets, direct);
  }

  /**
   * The nodes of a target.
   *
   * @param setup of the target, its versions known
   */
  static NodePlan of(
      Configuration configuration,
      Facts facts,
      Target target,
      Setup setup,
      boolean secrets,
      boolean direct) {
    DataPlan data = new DataPlan(configuration, facts);
    boolean database = configuration.store().mongo().isPresent();
    return new NodePlan(
        new NodeSetting(
            NodeSetting.FORMAT,
            Plan.NOBODY,
            facts.store().text(),
            Optional.empty(),
            database ? Optional.of(DATABASE_VARIABLE) : Optional.empty(),
            facts.work() + "/" + Placeholder.JOB,
            Optional.of(facts.slots()),
            target.slots().orElse(facts.cores()),
            data.folder(SharedFolder.Use.DATA),
            data.folder(SharedFolder.Use.MODELS),
            data.downloads(),
            !direct && !target.door().equals("none"),
            !target.door().equals("open"),
            facts.gentle()),
        new NodePreparation(
            setup,
            target.java(),
            Optional.of(facts.java()),
            facts.tool(),
            secrets || database,
            List.of()));
  }

  /**
   * What a node of a job is told.
   *
   * @param storeId of the store that has the job
   * @param suffix of the folder in which its runs are made, beside the job's name; may be empty
   */
  public NodeSetting setting(JobName job, String storeId, String suffix) {
    return new NodeSetting(
        setting.format(),
        job,
        setting.store(),
        Optional.of(storeId),
        setting.database(),
        setting.work().replace(Placeholder.JOB, job + suffix),
        setting.slots(),
        setting.machineSlots(),
        setting.data(),
        setting.models(),
        setting.shared(),
        setting.door(),
        setting.loopback(),
        setting.gentle());
  }
}
