package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.batchservice.cloud.Json;

/** What a client gets: a status, headers and a body, which may be empty. */
final class Answer {
  private static final String JSON = "application/json; odata=minimalmetadata";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /** With a body, whose type is one of the headers. */
  Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = new LinkedHashMap<>(headers);
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** A text. */
  static Answer text(int status, String type, String text) {
    return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Done, and nothing to say. */
  static Answer of(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer json(int status, JsonNode node) {
    return text(status, JSON, Json.text(node));
  }

  /** A resource, with its tag. */
  static Answer resource(ObjectNode whole, ObjectNode shown) {
    return json(200, shown).with(tag(whole));
  }

  /** A resource was made or changed. */
  static Answer of(int status, ObjectNode resource) {
    return of(status).with(tag(resource)).with("DataServiceId", resource.path("url").asText());
  }

  private static Map<String, String> tag(ObjectNode resource) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", resource.path("eTag").asText());
    Instant modified = Instant.parse(resource.path("lastModified").asText());
    headers.put("Last-Modified", date(modified));
    return headers;
  }

  static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
  }

  Answer with(String name, String value) {
    return with(Map.of(name, value));
  }

  private Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }
}
