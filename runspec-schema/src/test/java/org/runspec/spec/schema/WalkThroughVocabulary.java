package org.runspec.spec.schema;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.DefinitionFile;
import org.runspec.spec.yaml.SourceText;

/** The components that the tests' runspecs are written in. */
public final class WalkThroughVocabulary {
  private static final List<String> DEFINITIONS =
      List.of(
          """
          # An experiment: what all its stages share.
          component: root/Root_Component
          experiment_path: <experiment_path>  # where results go
          log_to_tensorboard: true  # whether metrics are written as TensorBoard events too
          cuda: false  # whether a GPU is used
          seed: randint  # where every random draw of the run comes from
          objective: null  # what a search maximizes; the last stage's first metric if null
          job_launcher: null  # how the experiment is launched as a job
          _constraints:
            experiment_path: {path: true}
            objective: {type: object}
            job_launcher: {kinds: [job_launchers]}
          """,
          """
          # Launches the runspec as a job of many runs.
          component: job_launchers/XT
          enabled: false  # whether a job is launched
          hp_tuning: false  # how a search chooses hyperparameters
          total_runs: 1  # runs of the job
          compute_nodes: 1  # nodes (VMs, array tasks, workers)
          runs_per_node: 1  # runs going at a time on each node
          compute_target: local  # a target of the configuration
          low_priority: true  # cheaper, preemptible nodes
          hold: false  # keep nodes after the job
          monitor: none  # what to watch after launching
          description: ""  # why this job
          schedule: dynamic  # which node executes a run
          max_attempts: 1  # tries of a run that fails by itself
          max_losses: 10  # how often a run may be lost to preempted or dead nodes
          time_limit: null  # per run
          canary: auto  # stop the job if the first runs all fail of one cause
          early_stopping: none  # a method, or a mapping with delay and interval
          gpus_per_run: null  # as the target says if null
          env: {}  # variables for the runs
          secrets: {}  # secrets for the runs, by reference only
          _constraints:
            hp_tuning: {enum: [false, random, grid, dgd, bayesian]}
            total_runs: {minimum: 1}
            compute_nodes: {minimum: 1}
            runs_per_node: {minimum: 1}
            monitor: {enum: [none, new, same]}
            schedule: {enum: [dynamic, static]}
            max_attempts: {minimum: 1}
            max_losses: {minimum: 0, maximum: 1000}
            time_limit: {type: [string, number]}
            canary: {enum: [auto, true, false]}
            early_stopping: {type: [string, object]}
            gpus_per_run: {type: number, minimum: 0}
          """,
          """
          # Executes a program as a stage.
          component: processors/Command_Proc
          enabled: true  # whether the stage is executed
          command: []  # the program and its arguments
          python: null  # the interpreter to use
          args: {}  # arguments to append
          arg_style: --k=v  # how arguments are written
          grace: 30  # seconds from SIGTERM to SIGKILL
          _constraints:
            command: {type: [array, string], items: string}
            python: {type: string, path: true}
            arg_style: {enum: [--k=v, --k v, k=v, none]}
            grace: {type: number, minimum: 0}
          """,
          """
          # Trains or tests an agent in an environment.
          component: processors/RL_Proc
          enabled: true  # whether the stage is executed
          environment: {component: environments/Maze_Env}  # where the agent acts
          agent: {component: agents/AAC_Agent}  # who acts
          max_iterations: 100000  # how many steps to take
          iters_per_report: 1000  # how many steps lie between two reports
          train: true  # whether the agent learns
          layer_sizes: [64, 64]  # units of each layer
          load_model_from: null  # a model to begin with
          _constraints:
            environment: {kinds: [environments, env_wrappers]}
            max_iterations: {minimum: 1}
            iters_per_report: {minimum: 1}
            layer_sizes: {items: {type: integer, minimum: 1}}
            load_model_from: {type: string, path: true}
          """,
          """
          # A maze to find the way through.
          component: environments/Maze_Env
          agent_placement_seed: 0  # where the agent begins
          """,
          """
          # A pole to balance on a cart.
          component: environments/CartPole_Env
          name: CartPole  # the variant
          seed: 0  # where random draws come from
          max_ep_len: 500  # steps of an episode
          smooth_reward: false  # whether the reward is continuous
          _constraints:
            max_ep_len: {minimum: 1}
          """,
          """
          # Keeps a history of observations.
          component: env_wrappers/Env_Formatter
          history_length: 1  # observations in the history
          environment: {component: environments/Maze_Env}  # the environment inside
          _constraints:
            history_length: {minimum: 1, maximum: 100}
            environment: {kinds: [environments, env_wrappers]}
          """,
          """
          # Advantage actor-critic.
          component: agents/AAC_Agent
          random_seed: 0  # where random draws come from
          bptt_period: 16  # steps between updates
          discount_factor: 0.95  # how much later rewards count
          gradient_clip: 16.0  # largest norm of a gradient
          learning_rate: 0.0004  # step size of `Adam` & friends; see <link>
          reward_scale: 1.0  # factor on each reward
          model: {component: models/Model_Nexus}  # what is learned
          _constraints:
            bptt_period: {minimum: 1}
            discount_factor: {minimum: 0, maximum: 1}
            gradient_clip: {minimum: 0}
            learning_rate: {minimum: 0}
          """,
          """
          # Embedding, core and heads.
          component: models/Model_Nexus
          model_core: {component: model_cores/GRU_Core}  # the recurrent part
          spare_core: null  # a second recurrent part
          _constraints:
            spare_core: {kinds: [model_cores]}
          """,
          """
          # Gated recurrent units.
          component: model_cores/GRU_Core
          obs_embed_size: 128  # size of an embedded observation
          num_rnn_units: 128  # units of the layer
          _constraints:
            obs_embed_size: {minimum: 1}
            num_rnn_units: {minimum: 1}
          """);

  private WalkThroughVocabulary() {}

  /** A catalogue of them. */
  public static Catalogue catalogue() {
    return catalogue(DEFINITIONS);
  }

  /** A catalogue of definition files, given as texts. */
  static Catalogue catalogue(List<String> definitions) {
    List<DefinitionFile> files = new ArrayList<>();
    for (String text : definitions) {
      ComponentName name = nameIn(text);
      files.add(
          new DefinitionFile(
              name,
              URI.create("memory:/components/"),
              () -> new SourceText(name.name() + ".yaml", text)));
    }
    return Catalogue.ofFiles(files);
  }

  private static ComponentName nameIn(String text) {
    String line =
        text.lines().filter(each -> each.startsWith("component:")).findFirst().orElseThrow();
    return ComponentName.parse(line.substring(line.indexOf(' ') + 1)).orElseThrow();
  }
}
