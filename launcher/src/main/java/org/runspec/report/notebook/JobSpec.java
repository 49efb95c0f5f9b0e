package org.runspec.report.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Distribution;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * What a job was to do, as text.
 *
 * @param kind what the text is
 * @param key under which the store has it, or what it is made from
 * @param complete whether it is a run's repro spec, in which defaults and what was drawn are
 *     written out
 */
public record JobSpec(Kind kind, String key, boolean complete, String text) {
  private static final String RERUN = "rerun ";

  /** What a job is made from. */
  public enum Kind {
    /** The runspec as it was launched. */
    RUNSPEC,
    /** Commands, with what was said of them. */
    COMMANDS
  }

  /** Of a job; empty if the store has it no longer. */
  static Optional<JobSpec> of(Storage storage, JobRecord job) throws IOException {
    String launched = StoreLayout.launchedSpec(job.job());
    Optional<byte[]> runspec = storage.get(new ObjectKey(launched));
    if (runspec.isPresent()) {
      return Optional.of(new JobSpec(Kind.RUNSPEC, launched, isOfRun(job), string(runspec.get())));
    }
    String multiRun = StoreLayout.multiRun(job.job());
    Optional<byte[]> kept = storage.get(new ObjectKey(multiRun));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    byte[] text = RecordFormat.file(said(job, RecordFormat.read(kept.get(), MultiRun.class)));
    return Optional.of(new JobSpec(Kind.COMMANDS, multiRun, false, string(text)));
  }

  /** A rerun of a run has its repro spec, a rerun of a job its runspec. */
  private static boolean isOfRun(JobRecord job) {
    return job.origin().overrides().stream()
        .filter(typed -> typed.startsWith(RERUN))
        .anyMatch(typed -> RunName.parse(typed.substring(RERUN.length())).isPresent());
  }

  /** Line by line. */
  List<String> lines() {
    return text.lines().toList();
  }

  private static String string(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** What a user may have said of commands, by the names that runspecs have for it. */
  private static Map<String, Object> said(JobRecord job, MultiRun kept) {
    Map<String, Object> said = new LinkedHashMap<>();
    List<String> commands = new ArrayList<>();
    kept.commands().forEach(command -> commands.add(String.join(" ", command.words())));
    if (commands.size() == 1) {
      said.put("command", commands.get(0));
    } else {
      said.put("commands", commands);
    }
    said.put("compute_target", job.target());
    said.put("total_runs", job.shape().totalRuns());
    said.put("compute_nodes", job.shape().nodes());
    said.put("runs_per_node", job.shape().runsPerNode());
    said.put("schedule", kept.schedule());
    said.put("max_attempts", kept.limits().maxAttempts());
    said.put("max_losses", kept.limits().maxLosses());
    kept.limits().timeLimitSeconds().ifPresent(limit -> said.put("time_limit", limit));
    kept.gpusPerRun().ifPresent(gpus -> said.put("gpus_per_run", gpus));
    kept.parentScript().ifPresent(script -> said.put("parent_script", script));
    kept.search().algorithm().ifPresent(algorithm -> said.put("hp_tuning", algorithm));
    Map<String, Object> space = new LinkedHashMap<>();
    for (MultiRun.SearchPlan.Dimension one : kept.search().space()) {
      Optional<String> drawn = one.distribution().map(Distribution::toString);
      space.put(one.name(), drawn.isPresent() ? drawn.get() : one.values());
    }
    said.put("hyperparameters", space);
    said.put("env", kept.environment());
    said.put("secrets", kept.secrets());
    return said;
  }
}
