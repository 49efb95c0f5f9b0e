package org.runspec.spec.tree;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.problem.Position;

/**
 * How a value came about: the steps from where it was written to what it is.
 *
 * @param position where to point a user who asks about the value
 * @param steps oldest first; never empty
 */
public record Provenance(Position position, List<Step> steps) {
  public Provenance {
    steps = List.copyOf(steps);
  }

  /** One thing that happened to a value. */
  public sealed interface Step {
    /** Where the cause of this step stands. */
    Position at();

    /** What happened, in a few words, for {@code explain}. */
    String describe();
  }

  /** It was written in a file. */
  public record Written(Position at) implements Step {
    @Override
    public String describe() {
      return "written at " + at;
    }
  }

  /** It was reached through {@code *anchor}. */
  public record Aliased(String anchor, Position at) implements Step {
    @Override
    public String describe() {
      return "used as *" + anchor + " at " + at;
    }
  }

  /** It was left out, so the definition's default was taken. */
  public record Defaulted(String component, String property, Position at) implements Step {
    @Override
    public String describe() {
      return "default of " + property + " in " + component + ", " + at;
    }
  }

  /**
   * A hyperparameter's chosen value took the place of its alias.
   *
   * @param how {@code tuned_value}, or what chose it
   */
  public record Chosen(String hyperparameter, String how, Position at) implements Step {
    @Override
    public String describe() {
      return "hyperparameter " + hyperparameter + ", " + how + " at " + at;
    }
  }

  /**
   * A {@code <name>} was replaced.
   *
   * @param leading whether the value now begins with the replacement's text
   */
  public record Replaced(String name, boolean leading, Position at) implements Step {
    @Override
    public String describe() {
      return "replacement " + name + " from " + at;
    }
  }

  /** It was set on the command line. */
  public record Overridden(Position at) implements Step {
    @Override
    public String describe() {
      return "set on the " + at;
    }
  }

  /** A {@code randint} was drawn. */
  public record Drawn(long seed, Position at) implements Step {
    @Override
    public String describe() {
      return "randint at " + at + ", drawn with seed " + seed;
    }
  }

  /** {@code <experiment_path>} or {@code $datastore} in it became the folder that it means. */
  public record Filled(Position at) implements Step {
    @Override
    public String describe() {
      return "<experiment_path> and $datastore filled in";
    }
  }

  /** A relative path was made absolute. */
  public record Resolved(String base, Position at) implements Step {
    @Override
    public String describe() {
      return "path relative to " + base;
    }
  }

  /** The history of something that a user wrote. */
  public static Provenance written(Position position) {
    return new Provenance(position, List.of(new Written(position)));
  }

  /** This history with one step more; the place that a user is pointed at stays. */
  public Provenance then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Provenance(position, longer);
  }

  /** This history, pointing users at another place. */
  public Provenance at(Position other) {
    return new Provenance(other, steps);
  }
}
