package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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

/** Answers calls of those who may call. */
public final class Front {
  /** What anybody may ask: which service it is. */
  public static final String HEALTH = Controls.ROOT + "/health";

  private static final Duration SKEW = Duration.ofMinutes(15);

  private final Cloud cloud;
  private final SharedKey key;
  private final URI base;
  private final String identity;
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
   * @param identity which service it is, told to anybody
   * @param stop what is done when somebody wants the service to end
   */
  public Front(
      Cloud cloud,
      SharedKey key,
      URI base,
      String identity,
      Pacer pacer,
      Runnable stop,
      Cloud.Problems problems) {
    this.identity = identity;
    this.cloud = cloud;
    this.key = key;
    this.base = base;
    this.pacer = pacer;
    this.problems = problems;
    this.routes = new Routes(cloud, base, stop);
    this.mischief = new Mischief(pacer);
    this.lastCall = pacer.nanoTime();
  }

  /** How long nobody has called. */
  public Duration quiet() {
    return Duration.ofNanos(pacer.nanoTime() - lastCall);
  }

  /** Does what a call asks for. */
  Answer answer(Call call) throws IOException, InterruptedException {
    lastCall = pacer.nanoTime();
    return withIds(call, tried(call));
  }

  private Answer tried(Call call) throws IOException, InterruptedException {
    try {
      if (call.shape().equals("GET " + HEALTH)) {
        return Answer.text(200, "text/plain", identity);
      }
      admit(call);
      return call.part(0).equals(Controls.ROOT) ? routes.answer(call) : served(call);
    } catch (Refusal e) {
      return refused(e);
    } catch (RuntimeException e) {
      problems.tell("answer " + call.shape(), e);
      return refused(new Refusal(Code.INTERNAL_ERROR));
    }
  }

  private static Answer withIds(Call call, Answer answer) {
    Answer told =
        answer.with("request-id", UUID.randomUUID().toString()).with("DataServiceVersion", "3.0");
    boolean echo = call.header("return-client-request-id").orElse("").equalsIgnoreCase("true");
    Optional<String> id = call.header("client-request-id").filter(any -> echo);
    return id.map(text -> told.with("client-request-id", text)).orElse(told);
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

  /** What a client gets instead of what it asked for. */
  Answer refused(Refusal refusal) {
    ObjectNode body =
        Json.object(
            "odata.metadata",
            base + "$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element");
    body.setAll(ErrorBody.of(refusal));
    Answer answer = Answer.json(refusal.code().status(), body);
    boolean later = refusal.code() == Code.TOO_MANY_REQUESTS || refusal.code() == Code.SERVER_BUSY;
    return later ? answer.with("Retry-After", "1") : answer;
  }
}
