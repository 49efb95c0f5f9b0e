package org.runspec.components.environments;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * The plan of a maze: open cells, walls and one goal, with walls all around. A cell is a number,
 * counted from 0 along the rows.
 */
public final class Maze {
  /** The moves up, down, left and right. */
  static final int MOVES = 4;

  /** Passages with dead ends. */
  public static final Maze BRANCHING =
      new Maze(
          "#########",
          "#...#...#",
          "###.#.#.#",
          "#...#.#.#",
          "#.###.#.#",
          "#.....#.#",
          "#######.#",
          "#......G#",
          "#########");

  /** One long way, back and forth. */
  public static final Maze WINDING =
      new Maze(
          "#########",
          "#..G....#",
          "#######.#",
          "#.......#",
          "#.#######",
          "#.......#",
          "#######.#",
          "#.......#",
          "#########");

  private static final int NEAREST_START = 3;
  private static final char WALL = '#';
  private static final char GOAL = 'G';
  private static final int FAR = Integer.MAX_VALUE;

  private final List<String> rows;
  private final int columns;
  private final int goal;
  private final int[] distances;

  private Maze(String... rows) {
    this.rows = List.of(rows);
    this.columns = rows[0].length();
    this.goal = String.join("", rows).indexOf(GOAL);
    this.distances = distances();
  }

  private int[] distances() {
    int[] found = new int[rows.size() * columns];
    Arrays.fill(found, FAR);
    found[goal] = 0;
    Queue<Integer> reached = new ArrayDeque<>(List.of(goal));
    while (!reached.isEmpty()) {
      int cell = reached.remove();
      for (int move = 0; move < MOVES; move++) {
        int next = after(cell, move);
        if (found[next] == FAR) {
          found[next] = found[cell] + 1;
          reached.add(next);
        }
      }
    }
    return found;
  }

  /** Where an episode ends. */
  int goal() {
    return goal;
  }

  /** The cells where an episode may begin: all that are not too near to the goal. */
  List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    for (int cell = 0; cell < distances.length; cell++) {
      if (distances[cell] >= NEAREST_START && distances[cell] != FAR) {
        starts.add(cell);
      }
    }
    return starts;
  }

  /** How many moves the shortest way to the goal has. */
  int distance(int cell) {
    return distances[cell];
  }

  /** Where a move leads; a move against a wall leads nowhere. */
  int after(int cell, int move) {
    int next =
        switch (move) {
          case 0 -> cell - columns;
          case 1 -> cell + columns;
          case 2 -> cell - 1;
          case 3 -> cell + 1;
          default -> throw new IllegalArgumentException("no such move: " + move);
        };
    return isOpen(next) ? next : cell;
  }

  /** The eight cells around a cell, row by row: 1 for a wall, 0 for an open cell. */
  void look(int cell, float[] view) {
    int at = 0;
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        if (down != 0 || right != 0) {
          view[at++] = isOpen(cell + down * columns + right) ? 0 : 1;
        }
      }
    }
  }

  /** The plan with somebody in it. */
  String picture(int cell) {
    StringBuilder text = new StringBuilder(String.join("\n", rows));
    text.setCharAt(cell / columns * (columns + 1) + cell % columns, '@');
    return text.toString();
  }

  private boolean isOpen(int cell) {
    return rows.get(cell / columns).charAt(cell % columns) != WALL;
  }
}
