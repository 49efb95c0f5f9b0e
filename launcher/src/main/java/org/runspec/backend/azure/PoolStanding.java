package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.NameValuePair;
import com.microsoft.azure.batch.protocol.models.PoolResizeParameter;
import com.microsoft.azure.batch.protocol.models.ResizeError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why nodes wait for machines, as their pool tells. */
final class PoolStanding {
  private final CloudPool pool;

  PoolStanding(CloudPool pool) {
    this.pool = pool;
  }

  /** The pool's name. */
  String id() {
    return pool.id();
  }

  /** Whether the service has given up to find machines for it. */
  boolean isGivenUp() {
    return AllocationState.STEADY.equals(pool.allocationState()) && !errors().isEmpty();
  }

  /** As many machines as it was to have. */
  PoolResizeParameter wanted() {
    return new PoolResizeParameter()
        .withTargetDedicatedNodes(pool.targetDedicatedNodes())
        .withTargetLowPriorityNodes(pool.targetLowPriorityNodes());
  }

  /** In words. */
  Optional<String> said() {
    if (errors().isEmpty()) {
      int wanted = sum(pool.targetDedicatedNodes(), pool.targetLowPriorityNodes());
      int there = sum(pool.currentDedicatedNodes(), pool.currentLowPriorityNodes());
      return Optional.of(
          "waiting for machines: "
              + there
              + " of "
              + wanted
              + " of "
              + pool.vmSize()
              + " are there");
    }
    return Optional.of(
        errors().stream().map(this::words).distinct().collect(Collectors.joining("; ")));
  }

  private List<ResizeError> errors() {
    return pool.resizeErrors() == null ? List.of() : pool.resizeErrors();
  }

  private String words(ResizeError error) {
    String code = error.code() == null ? "" : error.code();
    if (code.contains("Quota")) {
      String kind = code.contains("LowPriority") ? "low-priority " : "";
      return "queued until other jobs finish: the account's quota of "
          + kind
          + "cores is reached"
          + values(error);
    }
    String said = error.message() == null ? "" : error.message().lines().findFirst().orElse("");
    return switch (code) {
      case "AllocationTimedOut" ->
          "the region has no " + pool.vmSize() + " to give at the moment" + values(error);
      case "AllocationFailed" ->
          "machines of " + pool.vmSize() + " could not be had: " + said + values(error);
      default -> "no machines: " + said + " (" + code + ")" + values(error);
    };
  }

  private static String values(ResizeError error) {
    List<NameValuePair> values = error.values() == null ? List.of() : error.values();
    return values.isEmpty()
        ? ""
        : values.stream()
            .map(value -> value.name() + " " + value.value())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static int sum(Integer one, Integer other) {
    return (one == null ? 0 : one) + (other == null ? 0 : other);
  }
}
