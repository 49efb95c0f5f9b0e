package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A resource as JSON: what a client gave and what became of it, which is also how it is kept. What
 * stands below {@code local} is the service's own.
 */
final class Document {
  private static final String OWN = "local";
  private static final String TAG = "eTag";

  private final ObjectNode fields;
  private boolean changed = true;

  Document(ObjectNode fields) {
    this.fields = fields;
  }

  /** As clients see it. */
  ObjectNode view() {
    ObjectNode view = fields.deepCopy();
    view.remove(OWN);
    return view;
  }

  ObjectNode whole() {
    return fields;
  }

  /** Whether it differs from what was asked for last. */
  boolean takeChange() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** Notes a change: tag and time of it. */
  void touch(Instant now) {
    changed = true;
    Instant before = instant("lastModified").orElse(Instant.EPOCH);
    Instant time = now.isAfter(before) ? now : before.plusNanos(1000);
    fields.put("lastModified", Json.time(time));
    fields.put(
        TAG, "0x" + Long.toHexString(time.getEpochSecond() * 1_000_000 + time.getNano() / 1000));
  }

  String tag() {
    return text(TAG);
  }

  /** Empty if there is none. */
  String text(String name) {
    return fields.path(name).asText("");
  }

  int number(String name, int otherwise) {
    return fields.path(name).asInt(otherwise);
  }

  boolean flag(String name) {
    return fields.path(name).asBoolean(false);
  }

  Optional<Instant> instant(String name) {
    String text = text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  JsonNode at(String name) {
    return fields.path(name);
  }

  void set(String name, String text) {
    fields.put(name, text);
    changed = true;
  }

  void set(String name, int number) {
    fields.put(name, number);
    changed = true;
  }

  void set(String name, boolean flag) {
    fields.put(name, flag);
    changed = true;
  }

  void set(String name, Instant time) {
    set(name, Json.time(time));
  }

  void set(String name, JsonNode value) {
    fields.set(name, value);
    changed = true;
  }

  void remove(String name) {
    fields.remove(name);
    changed = true;
  }

  /** An object in it, which shares its changes; made if it is not there. */
  Document in(String name) {
    changed = true;
    return new Document(fields.withObjectProperty(name));
  }

  /** The service's own part. */
  Document own() {
    return in(OWN);
  }

  /** A state, with the one before and the times of both. */
  void becomes(String state, Instant now) {
    if (fields.has("state")) {
      set("previousState", text("state"));
      set("previousStateTransitionTime", text("stateTransitionTime"));
    }
    set("state", state);
    set("stateTransitionTime", now);
    touch(now);
  }

  /**
   * A span of time in ISO 8601 as a client gave it; empty if there is none, or if it means for
   * ever.
   */
  static Optional<Duration> span(JsonNode value) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    try {
      Duration span = Duration.parse(value.asText());
      return span.toDays() > 36_500 ? Optional.empty() : Optional.of(span);
    } catch (DateTimeParseException e) {
      throw Refusal.property("constraints", value.asText(), "It is no duration");
    }
  }
}
