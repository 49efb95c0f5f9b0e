package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.runspec.config.UserHome;
import org.runspec.job.StoreLayout;
import org.runspec.plan.Plan;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Brings the code and the program of a job into the store, unless it has them already. */
final class LaunchUpload {
  private final Storage storage;
  private final UserHome home;
  private final Plan plan;
  private final LaunchPlan.Files files;
  private final Path zip;
  private boolean isPacked;

  LaunchUpload(
      Storage storage, UserHome home, Plan plan, LaunchPlan.Files files, LaunchFolder folder) {
    this.storage = storage;
    this.home = home;
    this.plan = plan;
    this.files = files;
    this.zip = folder.path().resolve("code.zip");
  }

  /** Reads the code, if the store lacks it: before there is a job that needs it. */
  void pack() throws IOException {
    if (!isPacked && storage.stat(codeKey()).isEmpty()) {
      files.writeCode(zip);
      isPacked = true;
    }
  }

  /** Brings what the store lacks now. */
  void bring() throws IOException {
    pack();
    if (isPacked) {
      storage.putFile(codeKey(), zip);
      Files.delete(zip);
      isPacked = false;
    }
    Path program = files.tool();
    String digest = plan.nodes().preparation().tool();
    ObjectKey tool = new ObjectKey(StoreLayout.tool(digest));
    if (storage.stat(tool).isEmpty()) {
      storage.putFile(tool, program);
    }
    NodeKit.bringTool(home, digest, () -> Files.newInputStream(program));
  }

  private ObjectKey codeKey() {
    return new ObjectKey(StoreLayout.code(plan.code().digest()));
  }
}
