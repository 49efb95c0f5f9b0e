package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.BatchErrorDetail;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.spec.problem.UserProblem;

/** An answer of the service that is an error, in words. */
final class Refusal {
  private static final Set<Integer> OF_THE_MOMENT = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<String> QUOTAS =
      Set.of("ActiveJobAndScheduleQuotaReached", "PoolQuotaReached", "AccountCoreQuotaReached");
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;

  private final BatchErrorException error;
  private final BatchAccess access;

  Refusal(BatchErrorException error, BatchAccess access) {
    this.error = error;
    this.access = access;
  }

  /** The service's own word for the error; empty if it said none. */
  static String code(BatchErrorException error) {
    BatchError body = error.body();
    return body == null || body.code() == null ? "" : body.code();
  }

  private int status() {
    return error.response() == null ? 0 : error.response().code();
  }

  /** Whether the same call may be answered otherwise soon. */
  boolean isOfTheMoment() {
    return OF_THE_MOMENT.contains(status());
  }

  /** How long the service wants to be left alone; empty if it does not say. */
  Optional<Duration> retryAfter() {
    String told = error.response().headers().get("Retry-After");
    return told != null && told.matches("[0-9]{1,4}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(told)))
        : Optional.empty();
  }

  /** Throws what only the user can mend. */
  void throwIfUsers(String what) {
    String code = code(error);
    if (code.equals("AuthenticationFailed") || status() == UNAUTHORIZED) {
      throw new UserProblem(
          what,
          "the account's key in " + access.where() + " was refused" + skew(),
          "the account's key there: az batch account keys list --name " + access.account());
    } else if (status() == FORBIDDEN) {
      throw new UserProblem(
          what,
          "the Batch account " + access + " does not allow it: " + sentence(),
          "another account");
    } else if (code.equals("InvalidPropertyValue") || code.equals("InvalidRequestBody")) {
      throw new UserProblem(what, sentence(), "another value in compute-targets");
    } else if (QUOTAS.contains(code)) {
      throw new UserProblem(
          what,
          "the account's quota is used up: " + sentence(),
          "the same command again when other jobs have finished");
    }
  }

  private String skew() {
    String said = message().orElse("");
    return said.contains("Date") || said.contains("time") ? " (" + said + ")" : "";
  }

  /** What the service says. */
  String sentence() {
    String code = code(error);
    String values = values();
    return message().orElse("it answered " + status())
        + (code.isEmpty() ? "" : " (" + code + (values.isEmpty() ? "" : ", " + values) + ")");
  }

  /** Without the lines with the request's id and its time. */
  private Optional<String> message() {
    BatchError body = error.body();
    return body == null || body.message() == null || body.message().value() == null
        ? Optional.empty()
        : Optional.of(
            body.message().value().lines().findFirst().orElse("").replaceFirst("\\.$", ""));
  }

  private String values() {
    List<BatchErrorDetail> values = error.body() == null ? null : error.body().values();
    return values == null
        ? ""
        : values.stream()
            .map(value -> value.key() + ": " + value.value())
            .collect(Collectors.joining(", "));
  }

  /** An answer that did not come. */
  static IOException broken(RuntimeException e, BatchAccess access) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return new IOException(
            "there is no Batch account at " + access.url() + ": nobody knows its name", e);
      } else if (cause instanceof IOException) {
        return new IOException(
            "the Batch service at " + access.url() + " does not answer: " + cause.getMessage(), e);
      }
    }
    throw e;
  }
}
