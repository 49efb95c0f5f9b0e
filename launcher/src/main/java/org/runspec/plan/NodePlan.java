package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.config.Configuration;
import org.runspec.config.Setup;
import org.runspec.config.Target;
import org.runspec.job.JobName;
import org.runspec.job.NodeSetting;
import org.runspec.job.SharedFolder;
import org.runspec.plan.NodePreparation.Delivery;
import org.runspec.spec.problem.Problems;

/**
 * What the nodes of a job need on a target beside what its store holds; of no particular job.
 *
 * @param setting what a node is told
 * @param preparation what it does before its controller starts
 * @param pool the virtual machines that they are, if they are
 */
public record NodePlan(NodeSetting setting, NodePreparation preparation, Optional<PoolPlan> pool) {
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
    return of(configuration, facts, target, setup, secrets, direct, PoolPlan.Wish.USUAL);
  }

  /**
   * The nodes of a target.
   *
   * @param setup of the target, its versions known
   * @param wish what the job says of virtual machines
   */
  static NodePlan of(
      Configuration configuration,
      Facts facts,
      Target target,
      Setup setup,
      boolean secrets,
      boolean direct,
      PoolPlan.Wish wish) {
    DataPlan data = new DataPlan(configuration, facts);
    boolean database = configuration.store().mongo().isPresent();
    Optional<PoolPlan> pool = target.batch().map(machines -> PoolPlan.of(machines, wish));
    boolean here = pool.isEmpty() || pool.get().local();
    boolean container = facts.store().folder().isEmpty();
    return new NodePlan(
        new NodeSetting(
            NodeSetting.FORMAT,
            Plan.NOBODY,
            facts.store().text(),
            Optional.empty(),
            database ? Optional.of(DATABASE_VARIABLE) : Optional.empty(),
            facts.work() + "/" + Placeholder.JOB,
            pool.isEmpty() ? Optional.of(facts.slots()) : Optional.empty(),
            target.slots().orElse(facts.cores()),
            here ? data.folder(SharedFolder.Use.DATA) : Optional.empty(),
            here ? data.folder(SharedFolder.Use.MODELS) : Optional.empty(),
            data.downloads(),
            !direct && here && !target.door().equals("none"),
            !target.door().equals("open"),
            facts.gentle()),
        new NodePreparation(
            setup,
            target.java(),
            here ? Optional.of(facts.java()) : Optional.empty(),
            facts.tool(),
            secrets || database || container,
            delivery(target, here),
            List.of()),
        pool);
  }

  /** Machines elsewhere may have no Java; which one they have, their configuration may tell. */
  private static Delivery delivery(Target target, boolean here) {
    boolean comesAlong = target.java().equals("shipped") || (!here && target.java().equals("auto"));
    return target.batch().isEmpty()
        ? Delivery.LAUNCH_FOLDER
        : comesAlong ? Delivery.STORE_WITH_JAVA : Delivery.STORE;
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
