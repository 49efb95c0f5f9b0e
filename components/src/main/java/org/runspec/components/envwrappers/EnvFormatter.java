package org.runspec.components.envwrappers;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.runspec.component.Output;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;
import org.runspec.spec.problem.UserProblem;

/** Shows the agent the latest observations side by side. */
public final class EnvFormatter implements Environment {
  /** Numbers in one observation. */
  private static final int LARGEST = 1_000_000;

  private final Settings settings;

  /** Keeps its settings. */
  public EnvFormatter(Settings settings) {
    this.settings = settings;
  }

  /** See {@code env_wrappers/Env_Formatter}. */
  public record Settings(int historyLength, Environment environment) {}

  @Override
  public List<Output> outputs() {
    return settings.environment().outputs();
  }

  @Override
  public World start() throws IOException {
    World inside = settings.environment().start();
    long size = (long) settings.historyLength() * inside.observationSize();
    if (size > LARGEST) {
      throw new UserProblem(
          "show the latest observations side by side",
          String.format(
              Locale.ROOT,
              "%,d of %,d numbers each are more than %,d in all",
              settings.historyLength(),
              inside.observationSize(),
              LARGEST),
          "a smaller history_length");
    }
    return new Stacked(inside, settings.historyLength());
  }

  /** The oldest observation stands first; zeros stand where the episode had not begun. */
  private static final class Stacked extends WrappedWorld {
    private final int size;
    private final float[] history;

    Stacked(World inside, int length) {
      super(inside);
      this.size = inside.observationSize();
      this.history = new float[length * size];
      begin();
    }

    @Override
    public int observationSize() {
      return history.length;
    }

    @Override
    public float[] observation() {
      return history;
    }

    @Override
    public Outcome step(int action) {
      Outcome outcome = super.step(action);
      push();
      return outcome;
    }

    @Override
    public void reset() {
      super.reset();
      begin();
    }

    private void begin() {
      Arrays.fill(history, 0);
      push();
    }

    private void push() {
      System.arraycopy(history, size, history, 0, history.length - size);
      System.arraycopy(super.observation(), 0, history, history.length - size, size);
    }
  }
}
