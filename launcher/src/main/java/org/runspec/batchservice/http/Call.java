package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.Refusal;

/**
 * What a client asks for.
 *
 * @param path the parts of the address, decoded
 * @param query the parameters of the address
 * @param headers by name, large and small letters are the same
 */
record Call(
    String verb,
    URI target,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  /** A call with its address as it was sent. */
  static Call of(String verb, String address, Map<String, String> headers, String body) {
    try {
      URI target = new URI(address);
      String path = target.getPath().replaceFirst("^/+", "").replaceFirst("/+$", "");
      List<String> parts = List.of(path.split("/"));
      return new Call(verb, target, parts, SharedKey.query(target), headers, body);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new Refusal(Code.INVALID_URI);
    }
  }

  /** Verb and path without what clients named: {@code GET jobs/{}/tasks/{}/files/*}. */
  String shape() {
    StringBuilder shape = new StringBuilder(verb).append(' ').append(path.get(0));
    for (int i = 1; i < path.size(); i++) {
      if (i > 4 && path.get(4).equals("files")) {
        return shape.append("/*").toString();
      }
      boolean named = i % 2 == 1 && !path.get(0).equals(Controls.ROOT);
      shape.append('/').append(named ? "{}" : path.get(i));
    }
    return shape.toString();
  }

  /** A part of the path. */
  String part(int index) {
    return path.get(index);
  }

  /** All parts from one on. */
  String partsFrom(int index) {
    return String.join("/", path.subList(index, path.size()));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** The body, which has to be an object. */
  ObjectNode object() {
    try {
      return Json.read(body);
    } catch (IOException e) {
      throw new Refusal(
          Code.INVALID_REQUEST_BODY, Map.of("Reason", String.valueOf(e.getMessage())));
    }
  }

  /** The body, or nothing if there is none. */
  ObjectNode objectIfAny() {
    return body.isEmpty() ? Json.object() : object();
  }

  /** Headers as they are signed. */
  SharedKey.Headers signed() {
    return new SharedKey.Headers() {
      @Override
      public String get(String name) {
        return header(name).orElse("");
      }

      @Override
      public Iterable<String> names() {
        return headers.keySet();
      }
    };
  }

  /** Refuses the call if its conditions do not hold for a resource. */
  void check(ObjectNode resource) {
    String tag = resource.path("eTag").asText();
    boolean matches = header("If-Match").map(wanted -> isTag(wanted, tag)).orElse(true);
    boolean differs = header("If-None-Match").map(wanted -> !isTag(wanted, tag)).orElse(true);
    if (!matches || !differs) {
      throw new Refusal(Code.CONDITION_NOT_MET);
    }
  }

  private static boolean isTag(String wanted, String tag) {
    return wanted.equals("*") || wanted.replace("\"", "").equals(tag);
  }
}
