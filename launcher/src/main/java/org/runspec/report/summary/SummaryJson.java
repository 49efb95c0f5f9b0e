package org.runspec.report.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.RunState;
import org.runspec.job.SearchHistory;
import org.runspec.report.notebook.Estimate;
import org.runspec.store.JobView.RunRow;

/** A summary for programs; times in seconds, shares from 0 to 1. */
public final class SummaryJson {
  private SummaryJson() {}

  /** Of one job, in order. */
  public static Map<String, Object> of(JobSummary summary) {
    JobRecord job = summary.view().job();
    Scores scores = summary.scores();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("workspace", job.workspace());
    json.put("job", job.job());
    json.put("status", summary.view().state());
    json.put("runs", job.shape().totalRuns());
    json.put("objective", scores.objective().metric());
    json.put("goal", scores.objective().goal());
    json.put("reduce", scores.objective().reduce());
    json.put("scored", scores.runs().size());
    json.put("stopped_early", scores.stoppedEarly());
    json.put("left_out", scores.leftOut());
    json.put("mean", summary.mean().map(SummaryJson::estimate));
    json.put("best_run", summary.bestRun().map(SummaryJson::run));
    if (summary.isSearch()) {
      json.put("search", summary.algorithm());
      summary.began().ifPresent(history -> json.put("began_with", began(history)));
      json.put("hyperparameters", summary.space().stream().map(Dimension::name).toList());
      json.put("configurations", summary.history().configurations());
      json.put("best", summary.history().last().map(SummaryJson::best));
      json.put("history", summary.history().periods().stream().map(SummaryJson::period).toList());
      json.put("importance", importance(summary.importance()));
    }
    json.put("checks", summary.checks().stream().map(SummaryJson::check).toList());
    json.put("failures", summary.failures().stream().map(SummaryJson::failure).toList());
    json.put("hours", hours(summary.hours()));
    return json;
  }

  private static Map<String, Object> began(SearchHistory history) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("search_history", history.scope());
    json.put("runs", history.runs().stream().map(run -> run.run().toString()).toList());
    json.put("jobs", history.runs().stream().map(run -> run.job().toString()).distinct().toList());
    return json;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean", estimate.mean());
    json.put("error", estimate.error());
    json.put("runs", estimate.runs());
    return json;
  }

  private static Map<String, Object> run(Scored scored) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", scored.run().name());
    json.put("value", scored.value());
    json.put("hparams", scored.run().hparams());
    return json;
  }

  private static Map<String, Object> best(Best best) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("values", best.candidate().values());
    json.putAll(estimate(best.estimate()));
    json.put("finished", best.finished());
    json.put("stopped_early", best.stoppedEarly());
    json.put("best_run", best.run().run().name());
    json.put("best_value", best.run().value());
    return json;
  }

  private static Map<String, Object> period(BestHistory.Period period) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("best_for", period.runs());
    json.putAll(best(period.best()));
    return json;
  }

  private static Optional<Map<String, Object>> importance(Importance importance) {
    if (!importance.isKnown()) {
      return Optional.empty();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", importance.runs());
    json.put("together", importance.together());
    json.put("shares", importance.shares().stream().map(SummaryJson::share).toList());
    return Optional.of(json);
  }

  private static Map<String, Object> share(Importance.Share share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hyperparameter", share.name());
    json.put("share", share.share());
    json.put("error", share.error());
    json.put("seen", share.isSeen());
    json.put("best_at", share.level());
    json.put("runs_there", share.runs());
    return json;
  }

  private static Map<String, Object> check(Checked checked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", checked.job());
    json.put("status", checked.state());
    json.put("of", checked.check().of());
    json.put("values", checked.check().values());
    json.put("searched", estimate(checked.searched()));
    json.put("checked", checked.mean().map(SummaryJson::estimate));
    return json;
  }

  private static Map<String, Object> failure(FailureCause cause) {
    List<String> runs = cause.runs().stream().map(RunRow::name).map(Object::toString).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cause", cause.cause());
    json.put("runs", runs);
    return json;
  }

  private static Map<String, Object> hours(Hours hours) {
    Map<String, Object> states = new LinkedHashMap<>();
    for (RunState state : RunState.values()) {
      Optional.ofNullable(hours.runs().get(state))
          .ifPresent(spent -> states.put(state.toString(), spent(spent)));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", states);
    json.put("nodes", spent(hours.nodes()));
    return json;
  }

  private static Map<String, Object> spent(Hours.Spent spent) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", spent.of());
    json.put("seconds", spent.time().toMillis() / 1e3);
    return json;
  }
}
