package org.runspec.cli.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Sha256;

/**
 * The program that nodes execute: {@code node.jar} beside this program's own jar, else that jar.
 *
 * @param digest SHA-256, in hexadecimal
 */
record NodeProgram(Path file, String digest) {
  private static final String NAME = "node.jar";
  private static final int BUFFER = 1 << 16;

  static NodeProgram find() {
    String path = System.getProperty("java.class.path", "");
    Path own = Path.of(path.contains(File.pathSeparator) ? "" : path).toAbsolutePath();
    if (!Files.isRegularFile(own)) {
      throw new UserProblem(
          "launch a job", "this program does not run from a jar", "java -jar run.jar");
    }
    Path beside = own.resolveSibling(NAME);
    Path file = Files.isRegularFile(beside) ? beside : own;
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 digest = new Sha256();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.add(Arrays.copyOf(buffer, read));
      }
      return new NodeProgram(file, digest.hex());
    } catch (IOException e) {
      throw new ExternalProblem("read " + file, e, "building it again");
    }
  }
}
