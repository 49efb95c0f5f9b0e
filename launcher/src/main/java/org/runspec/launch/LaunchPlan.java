package org.runspec.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.runspec.backend.BackendRequest;
import org.runspec.job.RecordFormat;
import org.runspec.plan.Plan;

/**
 * Everything that a launch will do; what is not in here is not done.
 *
 * @param request what the target is asked for
 */
public record LaunchPlan(Plan plan, BackendRequest request) {
  /** SHA-256 over everything that makes this launch another one. */
  String digest() {
    return sha256(
        RecordFormat.line(plan.record())
            + RecordFormat.line(plan.multiRun())
            + RecordFormat.line(plan.nodes().setting())
            + RecordFormat.line(request)
            + plan.secrets()
            + plan.launchedSpec());
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Where the files of a launch come from. */
  public interface Files {
    /** Writes the zip of the code. */
    void writeCode(Path zip) throws IOException;

    /** Where node.jar is. */
    Path tool();
  }
}
