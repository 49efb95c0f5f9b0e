package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A refusal as JSON. */
public final class ErrorBody {
  private ErrorBody() {}

  public static ObjectNode of(Refusal refusal) {
    ObjectNode error = Json.object("code", refusal.code().word());
    error.set("message", Json.object("lang", "en-US", "value", refusal.code().message()));
    if (!refusal.facts().isEmpty()) {
      error.set("values", Json.pairs("key", refusal.facts()));
    }
    return error;
  }

  /** What a refusal has against it, in words. */
  public static String reason(String body) throws IOException {
    for (JsonNode fact : Json.read(body).path("values")) {
      if (fact.path("key").asText().equals("Reason")) {
        return fact.path("value").asText();
      }
    }
    return body;
  }
}
