package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.ClientRequest;

/** Commands on the runs that meet a condition. */
class ChosenRunsTest extends JobScreens {
  @Test
  void conditionsChooseAmongWhatIsNamed() throws IOException {
    StoredJob job = job();
    interactive = false;

    ApprovedScreen.verify(
        "chosen-runs",
        typed(
            "cancel job1 --where lr>0.003&status!=completed --dry-run",
            "cancel job1 --where lr>0.003&status!=completed --no-wait",
            "cancel run1.1,run1.2 --where lr>0.003 --dry-run",
            "cancel job1 --dry-run",
            "cancel job1 --where s1-loss>10",
            "cancel job1 --where s1-loss=nan",
            "cancel job1 --where s1-los>10",
            "cancel job1 --where lr>high",
            "cancel job1 --where (lr>1",
            "cancel job1 --where status='running",
            "cancel --where lr>1",
            "resume job1 --where reason=oom",
            "resume job1 --where reason~ValueError --dry-run",
            "restart job1 --where status=running --dry-run",
            "tags set job1 bad=yes --where s1-loss=nan --dry-run",
            "tags set job1 bad=yes --where s1-loss=nan|status=queued",
            "list runs --where bad=yes --columns run,status,s1-loss,bad",
            "tags list job1 --where bad=yes",
            "tags unset job1 bad --where status=queued",
            "tags unset job1 bad --where status=completed",
            "tags list job1 --where bda=yes",
            "tags set job1 bad=yes --where tags.worse=none --dry-run",
            "tags list --where bad=yes"));
    List<ClientRequest> asked = wishesFor(job).requests();
    assertEquals(new ClientRequest.CancelRuns(List.of(3, 4)), asked.get(0).wish());
    assertEquals(3, asked.size());
  }

  @Test
  void whoeverIsThereIsAskedBeforeManyAreCancelled() throws IOException {
    StoredJob.create(project, 30, 1);

    Seen refused = type("cancel job1 --where status=queued --no-wait");
    Seen agreed = type("cancel job1 --where status=queued --no-wait --yes");

    assertTrue(refused.text().contains("Really cancel these 30 runs? [y/N]"), refused.text());
    assertEquals(ExitCode.WRONG_INPUT, refused.code());
    assertTrue(agreed.text().contains("all of its 30 runs"), agreed.text());
    assertEquals(ExitCode.DONE, agreed.code());
  }
}
