package org.runspec.components.processors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.component.Meter;
import org.runspec.component.Output;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.components.agents.Agent;
import org.runspec.components.agents.Player;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;
import org.runspec.components.models.ModelFile;
import org.runspec.components.models.Part;
import org.runspec.components.models.Parts;
import org.runspec.spec.problem.UserProblem;

/** Lets an agent act in an environment, and learn from it or not. */
public final class RLProc implements Stage {
  private final Settings settings;

  /** Keeps its settings. */
  public RLProc(Settings settings) {
    this.settings = settings;
  }

  /** See {@code processors/RL_Proc}. */
  public record Settings(
      Environment environment,
      Agent agent,
      long maxIterations,
      long itersPerReport,
      boolean train,
      boolean render,
      boolean getActionFromEnv,
      boolean disableEval,
      Optional<Path> loadModelFrom,
      Optional<Path> loadBackboneFrom,
      Optional<Path> loadCoreFrom,
      Optional<Path> loadEmbeddingFrom,
      Optional<Path> loadHeadFrom,
      Optional<Path> saveModelTo,
      Optional<Path> saveBackboneTo,
      Optional<Path> saveCoreTo,
      Optional<Path> saveEmbeddingTo,
      Optional<Path> saveHeadTo,
      Optional<Path> saveLogsTo) {

    private Optional<Path> loadFrom(Part part) {
      return switch (part) {
        case MODEL -> loadModelFrom;
        case BACKBONE -> loadBackboneFrom;
        case CORE -> loadCoreFrom;
        case EMBEDDING -> loadEmbeddingFrom;
        case HEAD -> loadHeadFrom;
      };
    }

    private Optional<Path> saveTo(Part part) {
      return switch (part) {
        case MODEL -> saveModelTo;
        case BACKBONE -> saveBackboneTo;
        case CORE -> saveCoreTo;
        case EMBEDDING -> saveEmbeddingTo;
        case HEAD -> saveHeadTo;
      };
    }
  }

  @Override
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>(settings.environment().outputs());
    for (Part part : Part.values()) {
      settings.saveTo(part).map(Output::file).ifPresent(outputs::add);
    }
    settings.saveLogsTo().map(Output::folder).ifPresent(outputs::add);
    return outputs;
  }

  @Override
  public void run(StageContext context) throws IOException {
    World world = settings.environment().start();
    Player player = settings.agent().start(world.observationSize(), world.actionCount());
    refuseUseless(player.parts());
    load(player.parts());
    play(context, world, player);
    save(player.parts());
    world.finish();
  }

  private void play(StageContext context, World world, Player player) throws IOException {
    Meter reward = context.metrics().declare("rew", "mean reward per step");
    Meter win = context.metrics().declare("win", "share of episodes won");
    StageLog log = new StageLog(context, settings.saveLogsTo());
    for (long i = 1; i <= settings.maxIterations(); i++) {
      context.cancellation().throwIfRequested();
      World.Outcome outcome = step(world, player);
      reward.add(outcome.reward());
      if (settings.render()) {
        world.picture().lines().forEach(context::log);
      }
      if (outcome.ended()) {
        win.add(outcome.won() ? 1 : 0);
        world.reset();
        player.beginEpisode();
      }
      if (i % settings.itersPerReport() == 0 || i == settings.maxIterations()) {
        log.report(i);
      }
    }
  }

  private World.Outcome step(World world, Player player) {
    if (settings.getActionFromEnv()) {
      return world.step(world.expertAction());
    }
    boolean explore = settings.train() || settings.disableEval();
    Player.Choice choice = explore ? Player.Choice.EXPLORE : Player.Choice.BEST;
    World.Outcome outcome = world.step(player.act(world.observation(), choice));
    if (settings.train()) {
      player.learn(outcome.reward(), outcome.ended());
    }
    return outcome;
  }

  private void refuseUseless(Parts parts) {
    for (Part part : Part.values()) {
      String property = settings.loadFrom(part).isPresent() ? "load_%s_from" : "save_%s_to";
      boolean wanted = settings.loadFrom(part).isPresent() || settings.saveTo(part).isPresent();
      if (wanted && parts.parameters(part).isEmpty()) {
        throw new UserProblem(
            "use " + String.format(Locale.ROOT, property, part.word()),
            "this agent learns nothing that could be saved or loaded",
            "the stage without it, or with another agent");
      }
    }
  }

  /** The whole first, so that a part loaded beside it replaces that part. */
  private void load(Parts parts) throws IOException {
    for (Part part : Part.values()) {
      if (settings.loadFrom(part).isPresent()) {
        new ModelFile(settings.loadFrom(part).get()).load(parts, part);
      }
    }
  }

  private void save(Parts parts) throws IOException {
    for (Part part : Part.values()) {
      if (settings.saveTo(part).isPresent()) {
        new ModelFile(settings.saveTo(part).get()).save(parts, part);
      }
    }
  }
}
