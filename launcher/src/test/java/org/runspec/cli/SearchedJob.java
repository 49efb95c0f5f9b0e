package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.job.Check;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

/** A search in a project's store with everything that may come of its runs, and a check of it. */
final class SearchedJob {
  private static final String SPACE =
      """
      {"algorithm": "dgd", "seed": 7, "chosen": [], "space": [
        {"name": "lr", "values": [0.001, 0.01, 0.1], "ordered": true},
        {"name": "kind", "values": ["gru", "lstm"], "ordered": false},
        {"name": "depth", "values": [2], "ordered": true}]}""";

  private static final List<Double> RATES = List.of(0.001, 0.01, 0.1, 0.01, 0.1, 0.1);
  private static final List<String> KINDS = List.of("gru", "lstm", "gru", "gru");

  private SearchedJob() {}

  /** Sixteen runs that came to something, and eight that did not. */
  static StoredJob create(Path project) throws IOException {
    StoredJob job = StoredJob.create(project, 24, 2);
    Instant noon = StoredJob.NOON;
    job.search(SPACE);
    for (int run = 0; run < 16; run++) {
      Map<String, Object> hparams = hparams(run);
      double luck = (run * 7 % 5 - 2) * 0.01;
      double score =
          10 * ((Number) hparams.get("lr")).doubleValue()
              + (hparams.get("kind").equals("lstm") ? 0.05 : 0)
              + luck;
      job.complete(
          run % 2, run, hparams, Map.of("hpmax", score, "iters", 100), noon.plusSeconds(90 + run));
    }
    Instant late = noon.plusSeconds(300);
    String cause = "ValueError: <script>alert('%d')</script> in /data/%d.csv & more";
    for (int run = 16; run < 19; run++) {
      job.start(0, run, hparams(run), noon);
      job.end(0, run, RunState.ERROR, String.format(cause, run, run), Map.of(), late);
      job.print(
          run, "line of run " + run + "\n\t<img src=x onerror=alert(1)>\u001b[31mred\u001b[0m\n");
    }
    job.complete(1, 19, hparams(19), Map.of("hpmax", Double.NaN), late);
    job.complete(1, 20, hparams(20), Map.of("s1-loss", 1.0), late);
    job.end(1, 21, RunState.CANCELLED, "cancelled by ann", Map.of("hpmax", 99.0), late);
    job.start(1, 22, hparams(22), noon);
    job.beat(0, 30, NodeState.COMPLETED, late);
    job.beat(1, 60, NodeState.SPAWNING, noon.plusSeconds(3720));
    return job;
  }

  private static Map<String, Object> hparams(int run) {
    Map<String, Object> hparams = new LinkedHashMap<>();
    hparams.put("lr", RATES.get(run % RATES.size()));
    hparams.put("kind", KINDS.get(run % KINDS.size()));
    hparams.put("depth", 2);
    return hparams;
  }

  /** Four runs of what the search found to be the best. */
  static StoredJob check(Path project, StoredJob search) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("lr", 0.1);
    values.put("kind", "lstm");
    Check check = new Check(search.record().job(), values, 1.055, OptionalDouble.of(0.015), 2);
    StoredJob job = StoredJob.createIn(project.resolve(".runspec/store"), 4, 1, Optional.of(check));
    for (int run = 0; run < 3; run++) {
      Map<String, Object> metrics = Map.of("hpmax", 1.03 + run * 0.01);
      job.complete(0, run, values, metrics, StoredJob.NOON.plusSeconds(400 + run));
    }
    return job;
  }
}
