package org.runspec.storage.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * What became of a request that failed.
 *
 * @param kind what failed
 * @param status of the answer, or 0
 * @param code the service's word for it; empty if there is none
 * @param detail without secrets
 * @param request the service's number of the request; empty if there is none
 * @param pause that the service asks for
 */
record Trouble(Kind kind, int status, String code, String detail, String request, Duration pause) {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** The detail where the address cannot be looked up. */
  static final String UNKNOWN_HOST = "its name cannot be looked up";

  /** What failed. */
  enum Kind {
    /** The service answered so. */
    ANSWER,
    /** No credential could be had. */
    LOGIN,
    /** The service could not be reached, or broke off. */
    CONNECTION,
    /** The thread was interrupted. */
    INTERRUPTED
  }

  /** Throws what has nothing to do with the service. */
  static Trouble of(RuntimeException failure) {
    Optional<Throwable> interrupted = within(failure, InterruptedException.class);
    if (interrupted.isPresent()) {
      return new Trouble(Kind.INTERRUPTED, 0, "", "interrupted", "", Duration.ZERO);
    }
    if (failure instanceof BlobStorageException answer) {
      return answered(answer);
    }
    if (failure instanceof ClientAuthenticationException) {
      return new Trouble(Kind.LOGIN, 0, "", "", "", Duration.ZERO);
    }
    Optional<Throwable> broken =
        within(failure, IOException.class).or(() -> within(failure, TimeoutException.class));
    if (broken.isPresent()) {
      return new Trouble(Kind.CONNECTION, 0, "", words(broken.get()), "", Duration.ZERO);
    }
    if (failure instanceof HttpResponseException other && other.getResponse() != null) {
      int status = other.getResponse().getStatusCode();
      return new Trouble(Kind.ANSWER, status, "", "", "", pauseOf(other.getResponse()));
    }
    throw failure;
  }

  private static Trouble answered(BlobStorageException answer) {
    String code = answer.getErrorCode() == null ? "" : answer.getErrorCode().toString();
    HttpResponse response = answer.getResponse();
    String request =
        response == null ? "" : Optional.ofNullable(response.getHeaderValue(REQUEST_ID)).orElse("");
    Duration pause = response == null ? Duration.ZERO : pauseOf(response);
    return new Trouble(Kind.ANSWER, answer.getStatusCode(), code, "", request, pause);
  }

  /** Whether the same request may be answered in a while. */
  boolean mayPass() {
    return kind == Kind.CONNECTION || (kind == Kind.ANSWER && PASSING.contains(status));
  }

  private static Duration pauseOf(HttpResponse response) {
    String seconds = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
    if (seconds == null || !seconds.matches("[0-9]{1,4}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private static Optional<Throwable> within(Throwable failure, Class<?> kind) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (kind.isInstance(at)) {
        return Optional.of(at);
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  private static String words(Throwable failure) {
    if (within(failure, UnresolvedAddressException.class).isPresent()
        || failure instanceof UnknownHostException) {
      return UNKNOWN_HOST;
    }
    String why = firstLine(failure.getMessage());
    if (failure instanceof ConnectException && why.isEmpty()) {
      return "connection refused";
    }
    String kind = failure.getClass().getSimpleName();
    return why.isEmpty() ? kind : why;
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
