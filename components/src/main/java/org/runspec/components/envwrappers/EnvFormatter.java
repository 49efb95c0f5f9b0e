package org.runspec.components.envwrappers;

import java.io.IOException;
import java.util.Arrays;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;

/** Shows the agent the latest observations side by side. */
public final class EnvFormatter implements Environment {
  private final Settings settings;

  /** Keeps its settings. */
  public EnvFormatter(Settings settings) {
    this.settings = settings;
  }

  /** See {@code env_wrappers/Env_Formatter}. */
  public record Settings(int historyLength, Environment environment) {}

  @Override
  public World start() throws IOException {
    return new Stacked(settings.environment().start(), settings.historyLength());
  }

  /** The oldest observation stands first; zeros stand where the episode had not begun. */
  private static final class Stacked extends WrappedWorld {
    private final int size;
    private final float[] history;

    Stacked(World inside, int length) {
      super(inside);
      this.size = inside.observationSize();
      this.history = new float[Math.multiplyExact(length, size)];
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
