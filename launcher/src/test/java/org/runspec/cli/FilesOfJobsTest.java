package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What runs wrote: their files, records and output. */
class FilesOfJobsTest extends JobScreens {
  @Test
  void filesAndRecords() throws IOException {
    job();
    Files.writeString(project.resolve("note.txt"), "a note");
    width = 140;

    ApprovedScreen.verify(
        "files",
        typed(
            "download run2.1 --to got",
            "download run2.1 --to got",
            "download run1.2 run.log --to one",
            "download run2.1 outptu.txt",
            "download run2.1 ../evil",
            "download run2.1 --attempt 2",
            "download share:data",
            "download",
            "upload note.txt --to share:data/notes",
            "upload note.txt --to run1",
            "upload nothing --to run1.1",
            "share list data",
            "share list data/nope",
            "share delete data",
            "download share:data --to shared",
            "extract run3.2",
            "view log run1.1",
            "view metrics run1.1",
            "view run run1.1",
            "view console run1.1",
            "view lgo",
            "diff run1.1 run2.1",
            "diff job1",
            "diff job1 run1.1"));
  }

  @Test
  void logsGoAsTheyAreIntoAFileAndHarmlessToATerminal() throws IOException {
    StoredJob job = job();
    job.print(0, "\u001b[2Jgone\u001b[32mgreen\u001b[0m\n");

    assertEquals("gone\u001b[32mgreen\u001b[0m\n", type("logs run1.1").text());
    interactive = false;
    assertEquals("\u001b[2Jgone\u001b[32mgreen\u001b[0m\n", type("logs run1.1").text());
    assertEquals("epoch 40\tloss \u001b[1m0.5\u001b[0m\n", type("logs run2.1 --lines 1").text());
  }
}
