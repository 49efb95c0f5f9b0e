package org.runspec.cli.job.steer;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Backends;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.job.LaunchFacts;
import org.runspec.cli.job.Sight;
import org.runspec.cli.storage.StorePlace;
import org.runspec.config.Configuration;
import org.runspec.config.Project;
import org.runspec.config.Secret;
import org.runspec.config.Target;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.launch.JobAdoption;
import org.runspec.launch.JobAdoption.Estate;
import org.runspec.launch.JobNodes;
import org.runspec.plan.Facts;
import org.runspec.plan.NodePlan;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/** The nodes that a job has from here; where it has none, the store's files are enough for some. */
final class NodesHere {
  private final Sight sight;
  private final Project project;

  NodesHere(Sight sight) {
    this.sight = sight;
    this.project = sight.project();
  }

  /** The nodes of a job, as soon as it is sure that they are needed. */
  @FunctionalInterface
  interface Promise {
    /** Makes them ready to be started. */
    JobNodes keep() throws IOException;
  }

  /**
   * The nodes of a job. Everything is there for them; nothing was done yet.
   *
   * @throws UserProblem if it can get none from here
   */
  Promise of(JobRecord job) throws IOException {
    Optional<JobNodes> known = sight.nodes(job);
    if (known.isPresent() && known.get().wereAskedFor()) {
      return () -> renewed(known.get());
    }
    JobAdoption adoption =
        new JobAdoption(
            sight.stores().records(),
            sight.stores().files(),
            Backends.of(sight.session(), project, job.target()),
            sight.place(),
            new SecureRandom());
    Estate estate = adoption.estate(job);
    Configuration configuration = project.configuration();
    Target target = target(configuration, job);
    Map<String, Secret.Text> secrets =
        new LinkedHashMap<>(JobAdoption.secrets(estate, sight.session().environment()));
    boolean own = !secrets.isEmpty();
    JobStores.connection(project, sight.session())
        .ifPresent(text -> secrets.put(NodePlan.DATABASE_VARIABLE, text));
    secrets.putAll(new StorePlace(project, sight.session()).forNodesHere());
    NodePlan plan =
        NodePlan.here(
            configuration, facts(estate, configuration), target, own, job.shape().direct());
    return () -> {
      JobNodes nodes = adoption.adopt(estate, plan, secrets, sight.user(), sight.now());
      tell(job, target);
      return nodes;
    };
  }

  /** What let the nodes into the store at the launch may have ended meanwhile. */
  private JobNodes renewed(JobNodes nodes) throws IOException {
    nodes.renew(new StorePlace(project, sight.session()).forNodesHere());
    return nodes;
  }

  private void tell(JobRecord job, Target target) {
    sight
        .out()
        .println(
            job.job()
                + " was launched by "
                + job.origin().user()
                + " on "
                + job.origin().host()
                + ". It gets nodes from here as well, on "
                + target.name()
                + ".");
  }

  private Facts facts(Estate estate, Configuration configuration) {
    String code = estate.multiRun().code().map(MultiRun.Code::digest).orElse("");
    return LaunchFacts.of(
        sight.session(),
        project,
        configuration,
        new Facts.Code(code, 0, List.of()),
        estate.tool(),
        List.of());
  }

  private static Target target(Configuration configuration, JobRecord job) {
    Map<String, Target> targets = configuration.targets();
    Target target = targets.get(job.target());
    if (target == null) {
      throw new UserProblem(
          "give " + job.job() + " nodes from here",
          "it was launched on "
              + job.target()
              + ", and the configuration here has only "
              + String.join(", ", targets.keySet()),
          Nearest.to(job.target(), targets.keySet())
              .map(
                  near ->
                      "a target " + job.target() + " in " + Configuration.FILE + " like " + near)
              .orElse("a target " + job.target() + " in compute-targets of " + Configuration.FILE));
    }
    return target;
  }
}
