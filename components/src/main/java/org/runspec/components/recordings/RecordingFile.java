package org.runspec.components.recordings;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.runspec.components.files.NewFile;
import org.runspec.spec.problem.UserProblem;

/**
 * A recording as an HDF5 file.
 *
 * <table>
 * <caption>For N steps</caption>
 * <tr><td>{@code /observations}</td><td>float32</td><td>N x observation size</td></tr>
 * <tr><td>{@code /actions}</td><td>int32</td><td>N</td></tr>
 * <tr><td>{@code /rewards}</td><td>float32</td><td>N</td></tr>
 * <tr><td>{@code /ends}</td><td>int8</td><td>N</td></tr>
 * <tr><td>attribute {@code format}</td><td>int32</td><td>2</td></tr>
 * <tr><td>attribute {@code environment}</td><td>text</td><td></td></tr>
 * <tr><td>attribute {@code action_count}</td><td>int32</td><td></td></tr>
 * <tr><td>attribute {@code sha256}</td><td>text</td><td></td></tr>
 * </table>
 *
 * <p>The last one is the SHA-256, in hexadecimal, of the environment's name and a line end in
 * UTF-8, then of the numbers of steps, of numbers in an observation and of actions, then of the
 * four datasets in this order, row by row; all numbers little-endian.
 */
public final class RecordingFile {
  private static final int FORMAT = 2;
  private static final String FORMAT_KEY = "format";
  private static final String ENVIRONMENT = "environment";
  private static final String ACTION_COUNT = "action_count";
  private static final String SHA256 = "sha256";
  private static final String OBSERVATIONS = "observations";
  private static final String ACTIONS = "actions";
  private static final String REWARDS = "rewards";
  private static final String ENDS = "ends";
  private static final String FIX = "recording it again, by an env_wrappers/Trajectory_Writer";

  private RecordingFile() {}

  /**
   * Writes a file, in place of an earlier one.
   *
   * @throws UserProblem if nothing was recorded, or something that is not a finite number
   */
  public static void write(Recording recording, Path file) throws IOException {
    if (recording.steps() == 0) {
      throw new UserProblem(
          "write " + file, "nothing was recorded", "a stage of at least one iteration");
    }
    Contents contents = new Contents(recording);
    if (!contents.areFinite()) {
      throw new UserProblem(
          "write " + file,
          "an observation or a reward is infinite or not a number",
          "an environment without such numbers");
    }
    NewFile.write(
        file,
        unfinished -> {
          try (WritableHdfFile hdf = HdfFile.write(unfinished)) {
            hdf.putAttribute(FORMAT_KEY, FORMAT);
            hdf.putAttribute(ENVIRONMENT, recording.environment());
            hdf.putAttribute(ACTION_COUNT, recording.actionCount());
            hdf.putAttribute(SHA256, contents.sha256());
            hdf.putDataset(OBSERVATIONS, recording.observations());
            hdf.putDataset(ACTIONS, recording.actions());
            hdf.putDataset(REWARDS, recording.rewards());
            hdf.putDataset(ENDS, recording.ends());
          } catch (HdfException e) {
            throw new IOException(e);
          }
        });
  }

  /**
   * Reads a file.
   *
   * @throws UserProblem if it is missing, damaged or something else
   */
  public static Recording read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw problem(file, "it is a folder");
    }
    if (!Files.isRegularFile(file)) {
      throw problem(file, "there is no such file");
    }
    if (Files.size(file) < Superblock.of(file).fileSize()) {
      throw problem(file, "it is incomplete");
    }
    try (HdfFile hdf = new HdfFile(file)) {
      if (!Integer.valueOf(FORMAT).equals(attribute(hdf, FORMAT_KEY))) {
        throw problem(file, "it is no recording of format " + FORMAT);
      }
      float[][] observations = (float[][]) dataset(hdf, OBSERVATIONS);
      String digest = (String) attribute(hdf, SHA256);
      Recording recording =
          new Recording(
              (String) attribute(hdf, ENVIRONMENT),
              observations[0].length,
              (Integer) attribute(hdf, ACTION_COUNT),
              observations,
              (int[]) dataset(hdf, ACTIONS),
              (float[]) dataset(hdf, REWARDS),
              (byte[]) dataset(hdf, ENDS));
      check(recording, digest, file);
      return recording;
    } catch (UserProblem e) {
      throw e;
    } catch (RuntimeException e) { // of any kind, where the file is damaged
      throw problem(file, "it is no HDF5 recording, or damaged (" + e + ")");
    }
  }

  private static Object attribute(HdfFile hdf, String name) {
    Attribute attribute = hdf.getAttribute(name);
    if (attribute == null) {
      throw new HdfException("no attribute " + name);
    }
    return attribute.getData();
  }

  private static Object dataset(HdfFile hdf, String name) {
    Dataset dataset = hdf.getDatasetByPath(name);
    if (dataset.getSize() == 0) {
      throw new HdfException("no data in " + name);
    }
    if (dataset.getSizeInBytes() > hdf.size()) {
      throw new HdfException("more data in " + name + " than the file has");
    }
    return dataset.getData();
  }

  private static void check(Recording recording, String digest, Path file) {
    Contents contents = new Contents(recording);
    if (!contents.areComplete()) {
      throw problem(file, "its datasets are of different lengths");
    }
    if (!contents.sha256().equals(digest)) {
      throw problem(file, "it is damaged: its contents do not have its checksum");
    }
    if (!contents.areFinite()) {
      throw problem(file, "it holds numbers that are not finite");
    }
    for (int action : recording.actions()) {
      if (action < 0 || action >= recording.actionCount()) {
        throw problem(file, "it holds action " + action + " of " + recording.actionCount());
      }
    }
  }

  private static UserProblem problem(Path file, String cause) {
    return new UserProblem("load the trajectories in " + file, cause, FIX);
  }
}
