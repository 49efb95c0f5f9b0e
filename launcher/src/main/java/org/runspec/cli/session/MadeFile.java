package org.runspec.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * A file that a command makes anew each time, in a folder that is made if there is none. One that
 * the command made before is replaced, another one only if that is asked for.
 *
 * @param path absolute
 * @param what it is, such as {@code plot}
 * @param isMade whether a file that begins with these bytes was made by the command
 * @param force whether whatever stands there may be replaced
 */
public record MadeFile(Path path, String what, Predicate<byte[]> isMade, boolean force) {
  /** So far into a file it says what made it. */
  private static final int HEAD = 4096;

  /**
   * Makes sure, before any work is done for it, that nothing is lost that somebody else wrote. An
   * empty file holds nothing to be lost.
   *
   * @throws UserProblem if something else stands there
   */
  public void requireFree() {
    if (Files.isDirectory(path)) {
      throw new UserProblem("write " + path, "it is a folder", "another --output");
    } else if (!force && Files.isRegularFile(path) && !isOurs()) {
      throw new UserProblem(
          "write " + path,
          "the file that is there is no " + what,
          "another --output, or --force to replace it");
    }
  }

  private boolean isOurs() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(HEAD);
      return head.length == 0 || isMade.test(head);
    } catch (IOException e) {
      return false; // what cannot be read is not known to be ours
    }
  }

  /**
   * Writes it as a whole.
   *
   * @throws UserProblem if there can be no such file
   * @throws ExternalProblem if the disk is full or fails
   */
  public void write(byte[] content) {
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw new UserProblem(
          "make the folder " + path.getParent(), ExternalProblem.said(e), "another --output");
    }
    new ResultFile(path).write(content);
  }
}
