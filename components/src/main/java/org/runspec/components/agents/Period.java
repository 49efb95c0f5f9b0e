package org.runspec.components.agents;

/** What was done, and what it brought, since the agent last learned. */
final class Period {
  private final int[] actions;
  private final double[] rewards;
  private final boolean[] ends;
  private int learned;

  Period(int length) {
    this.actions = new int[length];
    this.rewards = new double[length];
    this.ends = new boolean[length];
  }

  int length() {
    return actions.length;
  }

  /** The action of each step. */
  int[] actions() {
    return actions;
  }

  void acted(int step, int action) {
    actions[step] = action;
  }

  void learned(double reward, boolean ended) {
    rewards[learned] = reward;
    ends[learned] = ended;
    learned++;
  }

  /** Whether it is known what every action led to. */
  boolean isFull() {
    return learned == length();
  }

  boolean endsEpisode() {
    return ends[length() - 1];
  }

  void clear() {
    learned = 0;
  }

  /**
   * For each step the rewards from there on.
   *
   * @param discount factor from one step's reward to the next one's
   * @param after the same for the step behind the period
   */
  double[] returns(double discount, double after) {
    double[] returns = new double[length()];
    double later = after;
    for (int step = length() - 1; step >= 0; step--) {
      later = rewards[step] + (ends[step] ? 0 : discount * later);
      returns[step] = later;
    }
    return returns;
  }
}
