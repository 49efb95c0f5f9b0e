package org.runspec.backend.azure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.runspec.plan.PoolPlan;

/** What people should know of a job's machines before they get them. */
final class PoolFacts {
  private final PoolPlan pool;

  PoolFacts(PoolPlan pool) {
    this.pool = pool;
  }

  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("machines", machines());
    lines.put(
        "node-hours",
        pool.nodeHours()
            .map(hours -> "at most " + number(hours))
            .orElse(
                "without a limit: time_limit in the runspec gives one, or hours in the target"));
    if (!pool.local()) {
      lines.put("quota", quota());
    }
    if (pool.hold()) {
      lines.put("hold", "the machines stay after the job, until somebody deletes their pool");
    }
    return lines;
  }

  private String machines() {
    String kind = pool.lowPriority() ? "low-priority" : "dedicated";
    String image =
        pool.image().id().orElse(pool.image().offer() + " " + pool.image().sku())
            + pool.container().map(container -> ", container " + container).orElse("");
    return pool.nodes()
        + " "
        + kind
        + " of "
        + pool.vmSize()
        + pool.cores().map(each -> " (" + each * pool.nodes() + " cores)").orElse("")
        + ", "
        + image
        + (pool.local() ? "; played by processes on this machine" : "");
  }

  private String quota() {
    return pool.quota()
        .map(
            cores ->
                cores
                    + " cores as configured, "
                    + pool.cores()
                        .map(each -> cores - (long) each * pool.nodes())
                        .map(
                            left ->
                                left < 0 ? "fewer than these need" : left + " left beside these")
                        .orElse("of which these need some"))
        .orElse("not known: Batch tells it to nobody; core-quota in the target is shown here");
  }

  private static String number(double hours) {
    return hours == Math.rint(hours)
        ? String.valueOf((long) hours)
        : String.format(Locale.ROOT, "%.1f", hours);
  }
}
