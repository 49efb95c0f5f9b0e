package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.runspec.batchservice.cloud.Circumstances.Calls;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.ErrorBody;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.Refusal;
import org.runspec.pace.Pacer;

/** Takes calls, lets those in that are signed, and sends the answers. */
public final class Front implements HttpHandler {
  private static final Duration SKEW = Duration.ofMinutes(15);

  private final Cloud cloud;
  private final SharedKey key;
  private final URI base;
  private final Pacer pacer;
  private final Routes routes;
  private final Mischief mischief;
  private final Cloud.Problems problems;
  private volatile long lastCall;

  /**
   * Of a cloud.
   *
   * @param key of those who may call
   * @param base the service's address, with a slash at its end
   */
  public Front(Cloud cloud, SharedKey key, URI base, Pacer pacer, Cloud.Problems problems) {
    this.cloud = cloud;
    this.key = key;
    this.base = base;
    this.pacer = pacer;
    this.problems = problems;
    this.routes = new Routes(cloud, base);
    this.mischief = new Mischief(pacer);
    this.lastCall = pacer.nanoTime();
  }

  /** How long nobody has called. */
  public Duration quiet() {
    return Duration.ofNanos(pacer.nanoTime() - lastCall);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      lastCall = pacer.nanoTime();
      send(exchange, answer(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      Call call = Call.of(exchange);
      admit(call);
      if (call.part(0).equals(Controls.ROOT)) {
        return routes.answer(call);
      }
      return served(call);
    } catch (Refusal e) {
      return refused(e);
    } catch (RuntimeException e) {
      problems.tell(
          "answer " + exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), e);
      return refused(new Refusal(Code.INTERNAL_ERROR));
    }
  }

  private Answer served(Call call) throws IOException, InterruptedException {
    Calls calls = cloud.call(() -> cloud.control().circumstances()).calls();
    mischief.stall(calls);
    Optional<Refusal> error = mischief.next(calls);
    if (error.isPresent() && !calls.done()) {
      return refused(error.get());
    }
    Answer answer = routes.answer(call);
    return error.isPresent() ? refused(error.get()) : answer;
  }

  private void admit(Call call) {
    if (call.parameter("api-version").isEmpty() && !call.part(0).equals(Controls.ROOT)) {
      throw new Refusal(
          Code.MISSING_REQUIRED_QUERY_PARAMETER, Map.of("QueryParameterName", "api-version"));
    }
    String authorization =
        call.header("Authorization").orElseThrow(() -> new Refusal(Code.MISSING_CREDENTIALS));
    String date = call.header("ocp-date").or(() -> call.header("Date")).orElse("");
    if (!isNow(date)) {
      throw denied("The Date header in the request is missing or off by more than 15 minutes");
    }
    if (!key.admits(authorization, call.verb(), call.target(), call.signed())) {
      throw denied(
          "The MAC signature found in the HTTP request is not the same as any computed signature");
    }
  }

  private static Refusal denied(String detail) {
    return new Refusal(Code.AUTHENTICATION_FAILED, Map.of("AuthenticationErrorDetail", detail));
  }

  private boolean isNow(String date) {
    try {
      Instant told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Instant now = Instant.ofEpochMilli(pacer.wallNanos() / 1_000_000);
      return Duration.between(told, now).abs().compareTo(SKEW) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Answer refused(Refusal refusal) {
    ObjectNode body =
        Json.object(
            "odata.metadata",
            base + "$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element");
    body.setAll(ErrorBody.of(refusal));
    Answer answer = Answer.json(refusal.code().status(), body);
    boolean later = refusal.code() == Code.TOO_MANY_REQUESTS || refusal.code() == Code.SERVER_BUSY;
    return later ? answer.with("Retry-After", "1") : answer;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    headers.set("Server", "Microsoft-HTTPAPI/2.0");
    headers.set("request-id", UUID.randomUUID().toString());
    headers.set("DataServiceVersion", "3.0");
    var asked = exchange.getRequestHeaders();
    String id = asked.getFirst("client-request-id");
    boolean echo =
        String.valueOf(asked.getFirst("return-client-request-id"))
            .toLowerCase(Locale.ROOT)
            .equals("true");
    if (id != null && echo) {
      headers.set("client-request-id", id);
    }
    if (!answer.type().isEmpty()) {
      headers.set("Content-Type", answer.type());
    }
    boolean silent = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), silent ? -1 : answer.body().length);
    if (!silent) {
      try (OutputStream client = exchange.getResponseBody()) {
        client.write(answer.body());
      }
    }
  }
}
