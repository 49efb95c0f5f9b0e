package org.runspec.components.environments;

/** A maze in which the agent sees only the cells around it. */
public final class MazeEnv implements Environment {
  private final Settings settings;

  /** Keeps its settings. */
  public MazeEnv(Settings settings) {
    this.settings = settings;
  }

  /** See {@code environments/Maze_Env}. */
  public record Settings(Layout layout, long agentPlacementSeed, int maxEpLen) {}

  /** The mazes that there are. */
  public enum Layout {
    /** See {@link Maze#BRANCHING}. */
    BRANCHING,
    /** See {@link Maze#WINDING}. */
    WINDING;

    private Maze maze() {
      return switch (this) {
        case BRANCHING -> Maze.BRANCHING;
        case WINDING -> Maze.WINDING;
      };
    }
  }

  @Override
  public World start() {
    return new MazeWorld(
        settings.layout().maze(), settings.agentPlacementSeed(), settings.maxEpLen());
  }
}
