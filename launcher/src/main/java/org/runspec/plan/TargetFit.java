package org.runspec.plan;

import java.util.OptionalInt;
import org.runspec.config.BatchPool;
import org.runspec.config.Target;
import org.runspec.config.VmSizes;
import org.runspec.job.JobShape;

/** Whether a target can give what a job asks for. */
final class TargetFit {
  private static final String LOCAL = "local";
  private static final String BATCH = "batch";
  private static final int MANY_PROCESSES = 16;

  private final Target target;
  private final Facts facts;
  private final LauncherSection launcher;

  TargetFit(Target target, Facts facts, LauncherSection launcher) {
    this.target = target;
    this.facts = facts;
    this.launcher = launcher;
  }

  void check(JobShape shape) {
    if (!target.service().equals(LOCAL) && !target.service().equals(BATCH)) {
      launcher.error(
          "compute_target",
          target.name() + " is of a service that gives no nodes: " + target.service(),
          "a target whose service is local or of the type batch");
    }
    if (target.nodes().isPresent() && shape.nodes() > target.nodes().get()) {
      launcher.error(
          "compute_nodes",
          target.name() + " has " + target.nodes().get() + " nodes at most",
          "its nodes are configured in compute-targets");
    }
    if (shape.nodes() > shape.totalRuns()) {
      launcher.warn(
          "compute_nodes",
          "there are more nodes than runs, so that some have nothing to do",
          "compute_nodes: " + shape.totalRuns());
    }
    if (target.service().equals(LOCAL)) {
      local(shape);
    }
    target.batch().ifPresent(machines -> batch(machines, shape));
  }

  private void batch(BatchPool machines, JobShape shape) {
    if (!machines.service().isLocal() && facts.store().folder().isPresent()) {
      launcher.error(
          "compute_target",
          "virtual machines of " + target.name() + " do not see the store, " + facts.store(),
          "a service of type storage with an account of Azure Storage, as xt-services.storage or as"
              + " the target's storage");
    }
    VmSizes.near(machines.vmSize())
        .ifPresent(
            near ->
                launcher.warn(
                    "compute_target",
                    machines.vmSize() + " is no well-known size of a virtual machine",
                    near));
    quota(machines, shape);
    monitor();
  }

  private void quota(BatchPool machines, JobShape shape) {
    OptionalInt cores = VmSizes.cores(machines.vmSize());
    if (cores.isPresent() && machines.cores().isPresent()) {
      long wanted = (long) shape.nodes() * cores.getAsInt();
      if (wanted > machines.cores().get()) {
        launcher.warn(
            "compute_nodes",
            shape.nodes()
                + " machines of "
                + machines.vmSize()
                + " have "
                + wanted
                + " cores, and the account has "
                + machines.cores().get()
                + ", so that nodes wait until others leave",
            "fewer nodes, or smaller ones");
      }
    }
  }

  private void local(JobShape shape) {
    int slots = target.slots().orElse(facts.cores());
    long asked = Math.min(shape.totalRuns(), (long) shape.nodes() * shape.runsPerNode());
    if (asked > slots) {
      launcher.warn(
          "runs_per_node",
          asked
              + " runs at a time are asked for, and this machine has "
              + slots
              + " slots, so that others wait",
          "if it can take more, 'slots: " + asked + "' in compute-targets." + target.name());
    }
    if (shape.nodes() > Math.max(MANY_PROCESSES, facts.cores())) {
      launcher.warn(
          "compute_nodes",
          "each node is a process on this machine, and takes about 100 MB",
          "fewer nodes with more runs_per_node");
    }
    preference("low_priority", launcher.isTrue("low_priority"));
    preference("hold", launcher.isTrue("hold"));
    if (target.java().equals("shipped")) {
      launcher.error(
          "compute_target",
          target.name() + " ships a Java, and its nodes are on this machine, which has one",
          "java: auto in compute-targets." + target.name());
    }
    monitor();
  }

  private void monitor() {
    if (launcher.isWritten("monitor") && !launcher.text("monitor").equals("none")) {
      launcher.warn("monitor", "nothing watches the job by itself yet", "the command monitor");
    }
  }

  private void preference(String property, boolean on) {
    if (on && launcher.isWritten(property)) {
      launcher.warn(
          property, "it means nothing on this machine, and is passed over", "leaving it out");
    }
  }
}
