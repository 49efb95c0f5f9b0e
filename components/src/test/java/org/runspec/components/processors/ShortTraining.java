package org.runspec.components.processors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.runspec.components.agents.AACAgent;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.MazeEnv;
import org.runspec.components.envwrappers.TrajectoryWriter;
import org.runspec.components.modelcores.GRUCore;
import org.runspec.components.models.Model;
import org.runspec.components.models.ModelNexus;
import org.runspec.components.ssltrainers.MaskedTrainer;

/** A training, recorded, and one on the recording, all short. */
final class ShortTraining {
  private static final Model MODEL =
      new ModelNexus(new ModelNexus.Settings(new GRUCore(new GRUCore.Settings(32, 64, 64))));

  private static final long STEPS = 300;
  private static final long UPDATES = 10;

  private ShortTraining() {}

  /** Prints the digest; the argument is a folder to use. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(digest(Path.of(arguments[0])));
  }

  /** The SHA-256 of all files that the two stages write. */
  static String digest(Path folder) throws Exception {
    Path recording = folder.resolve("x.hdf5");
    Path model = folder.resolve("x.model");
    Path backbone = folder.resolve("x.backbone");
    Environment maze = new MazeEnv(new MazeEnv.Settings(MazeEnv.Layout.BRANCHING, 1, 100));
    Environment recorded = new TrajectoryWriter(new TrajectoryWriter.Settings(recording, maze));
    AACAgent agent = new AACAgent(new AACAgent.Settings(2, 24, 0.95, 5, 2e-3, 8, 0.05, 0.5, MODEL));
    Optional<Path> none = Optional.empty();
    StageRun.of(
        new RLProc(
            new RLProc.Settings(
                recorded,
                agent,
                STEPS,
                STEPS,
                true,
                false,
                false,
                false,
                none,
                none,
                none,
                none,
                none,
                Optional.of(model),
                none,
                none,
                none,
                none,
                none)),
        folder);
    StageRun.of(
        new SSLTrainProc(
            new SSLTrainProc.Settings(
                recording,
                Optional.of(backbone),
                none,
                2,
                24,
                2e-3,
                5,
                UPDATES,
                UPDATES,
                3,
                MODEL,
                new MaskedTrainer(new MaskedTrainer.Settings(true)))),
        folder);
    return sha256(recording) + "\n" + sha256(model) + "\n" + sha256(backbone);
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    byte[] content = Files.readAllBytes(file);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
