package org.runspec.components.ssltrainers;

import java.util.Random;
import org.runspec.components.network.Network;
import org.runspec.components.recordings.Recording;

/** The settings of a task; each use starts a drill of its own. */
public interface SslTrainer {
  /**
   * A new drill.
   *
   * @param backbone what is to learn from it
   * @param recording what it is about
   * @param sequenceLength how many steps the backbone takes in one exercise, at most
   * @throws org.runspec.spec.problem.UserProblem if there is nothing to learn in the recording
   */
  Drill start(Network backbone, Recording recording, int sequenceLength, Random random);
}
