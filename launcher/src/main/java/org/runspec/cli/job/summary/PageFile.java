package org.runspec.cli.job.summary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.runspec.cli.session.ResultFile;
import org.runspec.report.page.JobPage;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * The file that a page is written to.
 *
 * @param path absolute
 * @param force whether it may take the place of any other
 */
record PageFile(Path path, boolean force) {
  /** So far into a page it says what made it. */
  private static final int HEAD = 4096;

  /**
   * Makes sure that nothing is lost that somebody else wrote.
   *
   * @throws UserProblem if another file stands there
   */
  void requireOurs() {
    if (!force && Files.isRegularFile(path) && !isOurs()) {
      throw new UserProblem(
          "write " + path,
          "the file that is there is no report",
          "--output with another name, or --force to replace it");
    }
  }

  private boolean isOurs() {
    try (InputStream in = Files.newInputStream(path)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.isEmpty() || head.contains("content=\"" + JobPage.GENERATOR + "\"");
    } catch (IOException e) {
      return false; // what cannot be read is not known to be ours
    }
  }

  /** Writes it, in a folder that is made if there is none. */
  void write(String page) {
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw new UserProblem(
          "make the folder " + path.getParent(), ExternalProblem.said(e), "another --output");
    }
    new ResultFile(path).write(out -> out.accept(page));
  }
}
