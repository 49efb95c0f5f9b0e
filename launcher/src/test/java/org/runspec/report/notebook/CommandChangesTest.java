package org.runspec.report.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.file.FileRunStore;

/** Jobs of commands are compared by what was said when they were submitted. */
class CommandChangesTest {
  private static final String TOLD =
      """
      {"format": 1, "job": "job1", "workspace": "ws1", "experiment": "", "user": "ann",
       "shape": {"total_runs": 4, "nodes": 1, "runs_per_node": 4, "first_parent": 1, "direct": false},
       "style": "repeat", "schedule": "dynamic",
       "commands": [{"words": ["python", "train.py"], "shell": false}],
       "generated": {}, "environment": {"DEPTH": "3"}, "secrets": [],
       "search": {"seed": 1, "space": [], "chosen": []},
       "limits": {"max_attempts": 1, "max_losses": 10, "grace_seconds": 30, "canary": false},
       "captures": {"mirror": [], "mirror_omit": [], "mirror_file_bytes": 1, "after": []},
       "objective": {"metric": "loss", "goal": "min", "reduce": "last"}, "secret_digest": ""}
      """;

  @TempDir Path folder;

  private Storage storage;
  private JobRecord before;
  private JobRecord after;

  @BeforeEach
  void twoJobs() throws IOException {
    storage = LocalStorage.at(folder);
    RunStore store = FileRunStore.on(storage);
    before = store.createJob(Samples.draft("one", 4, 1));
    after = store.createJob(Samples.draft("other", 8, 2));
    told(before, TOLD);
  }

  private void told(JobRecord job, String multiRun) throws IOException {
    storage.put(new ObjectKey(StoreLayout.multiRun(job.job())), multiRun.getBytes(UTF_8));
  }

  @Test
  void theyDifferInCommandsVariablesNodesAndRuns() throws IOException {
    told(after, TOLD.replace("train.py", "eval.py").replace("\"3\"", "\"4\""));

    Changes changes = Changes.between(storage, before, after);

    assertEquals(
        "command python train.py→python eval.py, total_runs 4→8, compute_nodes 1→2, DEPTH 3→4",
        changes.brief());
    assertTrue(changes.specText().contains("+  \"command\" : \"python eval.py\","));
  }

  @Test
  void aJobOfCommandsIsNotComparedWithOneOfARunspec() throws IOException {
    String spec = StoreLayout.launchedSpec(after.job());
    storage.put(new ObjectKey(spec), "component: root/Root_Component\n".getBytes(UTF_8));

    assertEquals(Optional.empty(), Changes.between(storage, before, after).spec());
  }
}
