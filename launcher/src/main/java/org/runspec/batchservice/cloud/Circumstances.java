package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How good the service is to its clients.
 *
 * @param dedicatedCores that may be used at the same time by all pools
 * @param lowPriorityCores the same for low-priority nodes
 * @param pools that there may be
 * @param activeJobs that there may be
 * @param allocation whether nodes are got: {@code works}, {@code fails} or {@code never}
 * @param bootSeconds until a node is ready
 * @param returnSeconds until a preempted node is back; less than 0 for never
 * @param calls what becomes of calls
 */
public record Circumstances(
    int dedicatedCores,
    int lowPriorityCores,
    int pools,
    int activeJobs,
    String allocation,
    double bootSeconds,
    double returnSeconds,
    Calls calls) {
  static final String WORKS = "works";
  static final String FAILS = "fails";
  static final String NEVER = "never";

  /** As they are if nobody asks for worse. */
  public static final Circumstances USUAL =
      new Circumstances(
          1000, 1000, 100, 300, WORKS, 0.2, 5, new Calls(0, List.of(503), 1, false, 0));

  /**
   * What becomes of calls.
   *
   * @param share that is answered by an error, from 0 to 1
   * @param statuses of these errors, taken in turn: 429, 500 or 503
   * @param seed of the choice of calls
   * @param done whether what such a call asks for is done nevertheless
   * @param stallSeconds that each answer is late
   */
  public record Calls(
      double share, List<Integer> statuses, long seed, boolean done, double stallSeconds) {
    public Calls {
      statuses = List.copyOf(statuses);
      if (!List.of(429, 500, 503).containsAll(statuses) || (share > 0 && statuses.isEmpty())) {
        throw new IllegalArgumentException("statuses are of 429, 500 and 503");
      }
    }
  }

  public Circumstances {
    if (!List.of(WORKS, FAILS, NEVER).contains(allocation)) {
      throw new IllegalArgumentException("allocation is works, fails or never");
    }
  }

  Duration boot() {
    return seconds(bootSeconds);
  }

  Duration absence() {
    return seconds(returnSeconds);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** As JSON. */
  public ObjectNode json() {
    return Json.tree(this);
  }

  /**
   * These with some changed.
   *
   * @param changes by name; those of {@code calls} too
   * @throws IllegalArgumentException if there is no such thing to change, or not so
   */
  public Circumstances with(ObjectNode changes) {
    ObjectNode whole = json();
    merge(changes, whole);
    try {
      return Json.read(whole, Circumstances.class);
    } catch (IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(
          String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  private static void merge(ObjectNode changes, ObjectNode whole) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      JsonNode known = whole.get(change.getKey());
      if (known == null) {
        List<String> names = new ArrayList<>();
        whole.fieldNames().forEachRemaining(names::add);
        throw new IllegalArgumentException(
            "there is no " + change.getKey() + "; there are " + String.join(", ", names));
      }
      if (known instanceof ObjectNode part && change.getValue() instanceof ObjectNode some) {
        merge(some, part);
      } else {
        whole.set(change.getKey(), change.getValue());
      }
    }
  }
}
