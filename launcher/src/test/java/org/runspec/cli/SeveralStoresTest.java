package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.job.RunState;

/** Jobs of several stores seen together. */
class SeveralStoresTest extends JobScreens {
  @Test
  void ofSeveralStoresAllAreListedAndNamesSayWhichIsMeant() throws IOException {
    job();
    StoredJob second = StoredJob.createIn(project.resolve("lab"), 1, 1);
    StoredJob.createIn(project.resolve("lab"), 2, 1);
    second.start(0, 0, Map.of("lr", 0.5), StoredJob.NOON.plusSeconds(2000));
    second.end(0, 0, RunState.COMPLETED, "", Map.of(), StoredJob.NOON.plusSeconds(2100));
    Files.writeString(
        project.resolve("xt_config.yaml"),
        """
        external-services:
          lab: {type: storage, path: lab}
          far: {type: storage, path: far}
        compute-targets:
          bench: {service: local, storage: lab}
        """);
    width = 120;

    String seen =
        typed(
            "list jobs",
            "list runs --last 3",
            "list runs job2",
            "list targets --format json",
            "status job1",
            "status lab:job1",
            "status lba:job1",
            "status far:job1",
            "status job7",
            "diff lab:job1 files:job1",
            "tags set lab:job1 keep=yes",
            "tags set job1 keep=yes",
            "hold files:job1,lab:job2",
            "view log run1.1",
            "view log lab:run1.1",
            "download files:run1.1 --to got");
    ApprovedScreen.verify("several-stores", seen.replace(project.toString(), "PROJECT"));
  }
}
