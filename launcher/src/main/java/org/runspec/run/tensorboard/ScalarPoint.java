package org.runspec.run.tensorboard;

import java.time.Instant;

/**
 * One value of one scalar that a program reported.
 *
 * @param tag the scalar's name; for event files in a subfolder, as of a second writer, the
 *     subfolder's path with slashes stands before it: {@code validation/loss}
 */
public record ScalarPoint(String tag, long step, Instant time, double value) {}
