package org.runspec.run.program.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.yaml.Sha256;

/** The module {@code runspec} that Python programs may import. */
public final class PythonModule {
  private static final String FILE = "runspec.py";
  private static final int DIGITS = 12;

  private PythonModule() {}

  /**
   * Unpacks the module unless it is there already; several launchers may do so at once.
   *
   * @param cache a folder of the user's that may be emptied at any time
   * @return the folder to put on PYTHONPATH; its name changes with the module's content
   */
  public static Path unpackInto(Path cache) {
    try (InputStream resource = PythonModule.class.getResourceAsStream(FILE)) {
      if (resource == null) {
        throw new IllegalStateException(FILE + " is missing in the program");
      }
      byte[] content = resource.readAllBytes();
      Path folder = cache.toAbsolutePath().resolve("python-" + digest(content));
      Path target = folder.resolve(FILE);
      if (!Files.isRegularFile(target) || !Arrays.equals(Files.readAllBytes(target), content)) {
        Files.createDirectories(folder);
        write(content, target);
      }
      return folder;
    } catch (IOException e) {
      throw new ExternalProblem("unpack " + FILE + " into " + cache, e, "making room there");
    }
  }

  private static void write(byte[] content, Path target) throws IOException {
    Path draft = Files.createTempFile(target.getParent(), ".", ".tmp");
    try {
      Files.write(draft, content);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      Files.write(target, content);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String digest(byte[] content) {
    return new Sha256().add(content).hex().substring(0, DIGITS);
  }
}
