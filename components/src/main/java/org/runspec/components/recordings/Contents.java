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
    digest.add(bytesOf(recording.steps(), recording.observationSize(), recording.actionCount()));
    for (float[] observation : recording.observations()) {
      digest.add(bytesOf(observation));
    }
    return digest
        .add(bytesOf(recording.actions()))
        .add(bytesOf(recording.rewards()))
        .add(recording.ends())
        .hex();
  }

  private static byte[] bytesOf(int... numbers) {
    byte[] bytes = new byte[Math.multiplyExact(numbers.length, Integer.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(numbers);
    return bytes;
  }

  private static byte[] bytesOf(float[] numbers) {
    byte[] bytes = new byte[Math.multiplyExact(numbers.length, Float.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    return bytes;
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
