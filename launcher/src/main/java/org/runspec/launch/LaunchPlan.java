package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Path;
import org.runspec.backend.BackendRequest;
import org.runspec.job.RecordFormat;
import org.runspec.plan.Plan;
import org.runspec.spec.yaml.Sha256;

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

  /** From where and whither it goes. */
  LaunchOrigin origin() {
    return LaunchOrigin.of(plan.nodes().setting());
  }

  static String sha256(String text) {
    return new Sha256().add(text).hex();
  }

  /** Where the files of a launch come from. */
  public interface Files {
    /** Writes the zip of the code. */
    void writeCode(Path zip) throws IOException;

    /** Where node.jar is. */
    Path tool();
  }
}
