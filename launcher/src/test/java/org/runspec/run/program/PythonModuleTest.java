package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.ProgramOutcome.Ending;
import org.runspec.run.program.report.Report.Artifact;
import org.runspec.run.program.report.Report.Checkpoint;
import org.runspec.run.program.report.Report.Hyperparameters;
import org.runspec.run.program.report.Report.Metrics;
import org.runspec.run.program.report.Report.Summary;

/** The module {@code runspec} as a Python program sees it. */
class PythonModuleTest {
  @TempDir Path folder;
  private ProgramFixture program;

  @BeforeEach
  void prepare() throws Exception {
    program = new ProgramFixture(folder);
    Files.createDirectories(program.files.spec().getParent());
    Files.writeString(program.files.spec(), "{\"step_name\": \"iters\", \"width\": 3}");
    Files.writeString(program.files.hyperparameters(), "{\"lr\": 0.001}");
  }

  @Test
  void readsWhatItIsGiven() throws Exception {
    assertDone(
        """
        import os, runspec
        assert runspec.spec()["width"] == 3
        assert runspec.hparams() == {"lr": 0.001}
        assert runspec.seed == 42
        assert runspec.checkpoint_dir == os.environ["RUNSPEC_CHECKPOINT_DIR"]
        assert runspec.stop_requested() is None
        open(os.environ["RUNSPEC_STOP_FILE"], "w").write("preempt\\n")
        assert runspec.stop_requested() == "preempt"
        """);
  }

  @Test
  void whoAsksWhetherToStopOutlivesSigterm() throws Exception {
    assertDone(
        """
        import os, signal, subprocess, runspec
        assert runspec.stop_requested() is None
        os.kill(os.getpid(), signal.SIGTERM)
        sleep = subprocess.Popen(["sleep", "600"])
        sleep.terminate()
        assert sleep.wait() == -signal.SIGTERM
        """);
  }

  @Test
  void reportsWhatItHasToSay() throws Exception {
    assertDone(
        """
        import math, runspec
        class Scalar:
            def item(self): return 0.5
        class Array:
            def item(self): raise ValueError("not one")
            def tolist(self): return [1, 2]
        runspec.report(10, loss=Scalar(), gap=math.inf)
        runspec.report(acc=1)
        runspec.log_hparams(layers=Array(), name="é")
        runspec.summary(acc=0.9)
        runspec.artifact("plot.png")
        """);
    assertEquals(
        List.of(
            new Metrics(10, Map.of("loss", 0.5, "gap", Double.POSITIVE_INFINITY), Map.of()),
            new Metrics(10, Map.of("acc", 1.0), Map.of()),
            new Hyperparameters(Map.of("layers", List.of(1L, 2L), "name", "é")),
            new Summary(Map.of("acc", 0.9)),
            new Artifact(folder.toRealPath().resolve("plot.png").toString())),
        program.reports);
  }

  @Test
  void theStepHasTheStagesName() throws Exception {
    Files.writeString(program.files.spec(), "{\"step_name\": \"epoch\"}");
    assertDone("import runspec; runspec.report(3, loss=1)");
    assertEquals("{\"epoch\": 3, \"loss\": 1}\n", Files.readString(program.files.metrics()));
  }

  @Test
  void aCheckpointAppearsWholeOrNotAtAll() throws Exception {
    assertDone(
        """
        import os, runspec
        assert runspec.latest_checkpoint() is None
        with runspec.saving("c1.npy", 100) as path:
            assert path.endswith(".npy")
            open(path, "w").write("one")
            assert os.listdir(runspec.checkpoint_dir) == [os.path.basename(path)]
            assert runspec.latest_checkpoint() is None
        assert runspec.latest_checkpoint() == os.path.join(runspec.checkpoint_dir, "c1.npy")
        try:
            with runspec.saving("c2.npy") as path:
                open(path, "w").write("half")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        for content in "ab":
            with runspec.saving("folder", 200) as path:
                os.mkdir(path)
                open(os.path.join(path, content), "w").close()
        assert os.listdir(os.path.join(runspec.checkpoint_dir, "folder")) == ["b"]
        assert sorted(os.listdir(runspec.checkpoint_dir)) == ["c1.npy", "folder"]
        """);
    Checkpoint second = new Checkpoint("folder", OptionalDouble.of(200));
    assertEquals(
        List.of(new Checkpoint("c1.npy", OptionalDouble.of(100)), second, second), program.reports);
  }

  @Test
  void linesOfManyProcessesDoNotMix() throws Exception {
    assertDone(
        """
        import multiprocessing, runspec
        def work(i):
            for step in range(50):
                runspec.report(step, **{"m%d" % i: step, "x" * 3000: i})
        if __name__ == "__main__":
            workers = [multiprocessing.Process(target=work, args=(i,)) for i in range(4)]
            [w.start() for w in workers]
            [w.join() for w in workers]
        """);
    assertEquals(200, program.reports.size());
    assertTrue(program.reports.stream().allMatch(Metrics.class::isInstance));
  }

  @Test
  void withoutALauncherItDoesNothingAndSaysNothing() throws Exception {
    program.environment.keySet().removeIf(name -> name.startsWith("RUNSPEC_"));
    assertDone(
        """
        import runspec
        runspec.report(1, loss=2); runspec.summary(a=1); runspec.log_hparams(b=2)
        runspec.artifact("x"); runspec.checkpoint("c", 1)
        assert runspec.spec() == {} and runspec.hparams() == {}
        assert runspec.seed is None and runspec.checkpoint_dir is None
        assert runspec.stop_requested() is None and runspec.latest_checkpoint() is None
        with runspec.saving("model.pt") as path:
            open(path, "w").close()
        """);
    assertEquals("", program.output());
    assertEquals(List.of(), program.reports);
    assertTrue(Files.exists(folder.resolve("model.pt")));
    assertFalse(Files.exists(program.files.stop()));
  }

  private void assertDone(String code) throws Exception {
    ProgramOutcome outcome = program.python(code);
    assertEquals(Ending.DONE, outcome.ending(), () -> outcome.reason() + "\n" + program.output());
  }
}
