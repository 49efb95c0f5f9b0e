package org.runspec.components.recordings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.runspec.spec.yaml.Sha256;

/** What a recording holds, apart from the file that it is held in. */
final class Contents {
  private final Recording recording;

  Contents(Recording recording) {
    this.recording = recording;
  }

  /** The SHA-256 of all of it, as {@link RecordingFile} says. */
  String sha256() {
    Sha256 digest = new Sha256().add(recording.environment() + "\n");
    digest.add(
        bytes(3)
            .putInt(recording.steps())
            .putInt(recording.observationSize())
            .putInt(recording.actionCount())
            .array());
    ByteBuffer row = bytes(recording.observationSize());
    for (float[] observation : recording.observations()) {
      row.asFloatBuffer().put(observation);
      digest.add(row.array());
    }
    ByteBuffer actions = bytes(recording.steps());
    actions.asIntBuffer().put(recording.actions());
    ByteBuffer rewards = bytes(recording.steps());
    rewards.asFloatBuffer().put(recording.rewards());
    return digest.add(actions.array()).add(rewards.array()).add(recording.ends()).hex();
  }

  private static ByteBuffer bytes(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(numbers, Integer.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether every step has all that belongs to it. */
  boolean areComplete() {
    int steps = recording.steps();
    return recording.observations().length == steps
        && recording.rewards().length == steps
        && recording.ends().length == steps;
  }

  /** Whether no number is infinite or not a number. */
  boolean areFinite() {
    for (float[] observation : recording.observations()) {
      if (!areFinite(observation)) {
        return false;
      }
    }
    return areFinite(recording.rewards());
  }

  private static boolean areFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
