package org.runspec.components.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.components.environments.MazeEnv.Layout;

class MazeEnvTest {
  private static final int EPISODE = 100;
  private static final int DOWN = 1;
  private static final int RIGHT = 3;

  private static World world(Layout layout, long seed) {
    return new MazeEnv(new MazeEnv.Settings(layout, seed, EPISODE)).start();
  }

  static Stream<Maze> mazes() {
    return Stream.of(Maze.BRANCHING, Maze.WINDING);
  }

  @ParameterizedTest
  @MethodSource("mazes")
  void aRandomPolicyWinsLessThanThreeEpisodesInTen(Maze maze) {
    double won = 0;
    for (int start : maze.starts()) {
      won += randomWalkWins(maze, start);
    }
    assertTrue(won / maze.starts().size() <= 0.3, "wins " + won / maze.starts().size());
  }

  /** The exact probability, step by step. */
  private static double randomWalkWins(Maze maze, int start) {
    double[] here = new double[81];
    here[start] = 1;
    double won = 0;
    for (int step = 0; step < EPISODE; step++) {
      double[] next = new double[here.length];
      for (int cell = 0; cell < here.length; cell++) {
        for (int move = 0; move < Maze.MOVES && here[cell] > 0; move++) {
          next[maze.after(cell, move)] += here[cell] / Maze.MOVES;
        }
      }
      won += next[maze.goal()];
      next[maze.goal()] = 0;
      here = next;
    }
    return won;
  }

  @ParameterizedTest
  @MethodSource("mazes")
  void theBestPossibleRewardIsWithinReach(Maze maze) {
    double distance = maze.starts().stream().mapToInt(maze::distance).average().orElseThrow();
    double best = 1 / distance;
    assertTrue(best >= 0.06 && best <= 0.15, "best reward per step " + best);
  }

  @ParameterizedTest
  @MethodSource("mazes")
  void oneViewDoesNotTellWhereToGo(Maze maze) {
    List<Set<Integer>> moves = new ArrayList<>();
    List<List<Float>> views = new ArrayList<>();
    for (int cell : maze.starts()) {
      float[] look = new float[8];
      maze.look(cell, look);
      List<Float> view = new ArrayList<>();
      for (float bit : look) {
        view.add(bit);
      }
      if (!views.contains(view)) {
        views.add(view);
        moves.add(new HashSet<>());
      }
      for (int move = 0; move < Maze.MOVES; move++) {
        if (maze.distance(maze.after(cell, move)) < maze.distance(cell)) {
          moves.get(views.indexOf(view)).add(move);
        }
      }
    }
    long ambiguous = moves.stream().filter(set -> set.size() > 1).count();
    assertTrue(ambiguous >= 1, ambiguous + " views of " + views.size());
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void theExpertTakesTheShortestWay(Layout layout) {
    World world = world(layout, 5);
    int steps = 0;
    int episodes = 0;
    while (episodes < 1000) {
      World.Outcome outcome = world.step(world.expertAction());
      steps++;
      if (outcome.ended()) {
        assertTrue(outcome.won());
        assertEquals(1, outcome.reward());
        world.reset();
        episodes++;
      }
    }
    double reward = (double) episodes / steps;
    Maze maze = layout == Layout.BRANCHING ? Maze.BRANCHING : Maze.WINDING;
    double distance = maze.starts().stream().mapToInt(maze::distance).average().orElseThrow();
    assertEquals(1 / distance, reward, 0.003);
  }

  @Test
  void anEpisodeEndsLostAfterItsLastStep() {
    World world = world(Layout.WINDING, 1);
    for (int step = 1; step < EPISODE; step++) {
      assertEquals(new World.Outcome(0, false, false), world.step(0));
    }
    assertEquals(new World.Outcome(0, true, false), world.step(0));
  }

  @Test
  void theViewIsTheEightCellsAround() {
    float[] view = new float[8];
    Maze.BRANCHING.look(10, view);
    assertArrayEquals(new float[] {1, 1, 1, 1, 0, 1, 1, 1}, view);
    Maze.BRANCHING.look(12, view);
    assertArrayEquals(new float[] {1, 1, 1, 0, 1, 1, 0, 1}, view);
  }

  @ParameterizedTest
  @MethodSource("mazes")
  void episodesBeginAtLeastThreeMovesFromTheGoal(Maze maze) {
    assertEquals(3, maze.starts().stream().mapToInt(maze::distance).min().orElseThrow());
  }

  @Test
  void wallsStopTheAgent() {
    assertEquals(10, Maze.BRANCHING.after(10, DOWN));
    assertEquals(11, Maze.BRANCHING.after(10, RIGHT));
  }

  @Test
  void episodesBeginAnywhereAsTheSeedHasIt() {
    List<String> first = starts(7);
    assertEquals(first, starts(7));
    assertNotEquals(first, starts(8));
    assertEquals(26, new HashSet<>(starts(9)).size());
  }

  private static List<String> starts(long seed) {
    World world = world(Layout.BRANCHING, seed);
    List<String> pictures = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      pictures.add(world.picture());
      world.reset();
    }
    return pictures;
  }

  @Test
  void thePictureShowsTheAgent() {
    assertEquals(
        """
        #########
        #@..#...#
        ###.#.#.#
        #...#.#.#
        #.###.#.#
        #.....#.#
        #######.#
        #......G#
        #########""",
        Maze.BRANCHING.picture(10));
  }
}
