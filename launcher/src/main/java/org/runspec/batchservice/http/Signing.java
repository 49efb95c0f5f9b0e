package org.runspec.batchservice.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

/** Requests that are signed with a key. */
public final class Signing {
  private static final String TYPE = "application/json";

  private final SharedKey key;

  public Signing(SharedKey key) {
    this.key = key;
  }

  /** A request with a body: whether one without has a length is for the client to decide. */
  public HttpRequest.Builder sign(String verb, URI target, byte[] body) {
    return sign(verb, target, body, Instant.now());
  }

  HttpRequest.Builder sign(String verb, URI target, byte[] body, Instant now) {
    String length = String.valueOf(body.length);
    Map<String, String> headers =
        Map.of("Content-Length", length, "Content-Type", TYPE, "ocp-date", Answer.date(now));
    SharedKey.Headers signed =
        new SharedKey.Headers() {
          @Override
          public String get(String name) {
            return headers.getOrDefault(name, "");
          }

          @Override
          public Iterable<String> names() {
            return headers.keySet();
          }
        };
    return HttpRequest.newBuilder(target)
        .method(verb, HttpRequest.BodyPublishers.ofByteArray(body))
        .header("Content-Type", TYPE)
        .header("ocp-date", headers.get("ocp-date"))
        .header("Authorization", key.authorization(verb, target, signed));
  }
}
