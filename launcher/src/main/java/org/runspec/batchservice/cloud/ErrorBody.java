package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
}
