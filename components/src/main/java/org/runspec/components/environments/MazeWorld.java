package org.runspec.components.environments;

import java.util.List;
import java.util.Random;
import org.runspec.component.SeededRandom;

/** Episodes in a maze, each from a random cell: a reward of 1 at the goal, none elsewhere. */
final class MazeWorld implements World {
  private static final int VIEW = 8;

  private final Maze maze;
  private final Random random;
  private final int longest;
  private final List<Integer> starts;
  private final float[] view = new float[VIEW];

  private int cell;
  private int steps;

  MazeWorld(Maze maze, long placementSeed, int longest) {
    this.maze = maze;
    this.random = new SeededRandom(placementSeed);
    this.longest = longest;
    this.starts = maze.starts();
    reset();
  }

  @Override
  public String name() {
    return "maze";
  }

  @Override
  public int observationSize() {
    return VIEW;
  }

  @Override
  public int actionCount() {
    return Maze.MOVES;
  }

  @Override
  public float[] observation() {
    return view;
  }

  @Override
  public Outcome step(int action) {
    cell = maze.after(cell, action);
    steps++;
    maze.look(cell, view);
    boolean won = cell == maze.goal();
    return new Outcome(won ? 1 : 0, won || steps == longest, won);
  }

  @Override
  public void reset() {
    cell = starts.get(random.nextInt(starts.size()));
    steps = 0;
    maze.look(cell, view);
  }

  @Override
  public int expertAction() {
    int best = 0;
    for (int move = 1; move < Maze.MOVES; move++) {
      if (maze.distance(maze.after(cell, move)) < maze.distance(maze.after(cell, best))) {
        best = move;
      }
    }
    return best;
  }

  @Override
  public String picture() {
    return maze.picture(cell);
  }
}
