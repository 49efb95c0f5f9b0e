package org.runspec.cli.job.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.runspec.report.plot.PlotKind;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * A file that gets a plot. One that a plot made is replaced, another one only if that is asked for.
 *
 * @param path absolute
 */
record PlotFile(Path path, PlotKind kind) {
  private static final int HEAD = 2048;
  private static final String ANOTHER = "another --save-to";

  /**
   * The file of a name.
   *
   * @throws UserProblem if the name does not say which kind it is
   */
  static PlotFile of(Path path) {
    String name = String.valueOf(path.getFileName());
    return new PlotFile(
        path,
        PlotKind.ofFile(name)
            .orElseThrow(
                () -> {
                  String end = name.substring(name.lastIndexOf('.') + 1);
                  String near = Nearest.to(end, PlotKind.endings()).orElse("html");
                  return new UserProblem(
                      "plot to " + Quote.of(name),
                      "its name ends in none of ." + String.join(", .", PlotKind.endings()),
                      "--save-to plot." + near);
                }));
  }

  /**
   * Makes sure that it may be written, before any work is done for it.
   *
   * @param force whether whatever stands there may be replaced
   * @throws UserProblem if something else stands there
   */
  void requireFree(boolean force) {
    if (Files.isDirectory(path)) {
      throw new UserProblem("write " + path, "it is a folder", ANOTHER);
    } else if (!force && Files.exists(path) && !isOurs()) {
      throw new UserProblem(
          "write " + path, "it exists, and is no plot of Runspec's", "--force, or " + ANOTHER);
    }
  }

  private boolean isOurs() {
    try (var in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(HEAD);
      return head.length == 0
          || new String(head, StandardCharsets.ISO_8859_1).contains(PlotKind.MARK);
    } catch (IOException e) {
      return false; // what cannot be read is not ours to replace
    }
  }

  /**
   * Writes it as a whole.
   *
   * @throws UserProblem if there can be no such file
   * @throws ExternalProblem if the disk is full or fails
   */
  void write(byte[] content) {
    Path unfinished =
        path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".unfinished");
    try {
      Files.createDirectories(path.getParent());
      try {
        Files.write(unfinished, content);
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (AccessDeniedException | NoSuchFileException | FileAlreadyExistsException e) {
      throw new UserProblem("write " + path, ExternalProblem.said(e), ANOTHER);
    } catch (IOException e) {
      throw new ExternalProblem("write " + path, e, "again when there is room, or " + ANOTHER);
    }
  }
}
