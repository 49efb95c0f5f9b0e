package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.Refusal;

/** Lists in pages: what a client wants of them, and where the next page is. */
final class Listing {
  private static final int MOST = 1000;
  private static final String TOKEN = "$skiptoken";

  private final Call call;
  private final URI base;

  /**
   * Of a call.
   *
   * @param base the service's address, with a slash at its end
   */
  Listing(Call call, URI base) {
    this.call = call;
    this.base = base;
  }

  /** A page of resources. */
  Answer of(String kind, List<ObjectNode> all) {
    List<ObjectNode> wanted =
        call.parameter("$filter")
            .map(Filter::of)
            .map(filter -> all.stream().filter(filter).toList())
            .orElse(all);
    int first = number(TOKEN, 0, Integer.MAX_VALUE);
    int end = Math.min(wanted.size(), first + number("maxresults", MOST, MOST));
    ArrayNode page = Json.list();
    for (ObjectNode resource : wanted.subList(Math.min(first, end), end)) {
      page.add(selected(resource));
    }
    ObjectNode body = Json.object();
    body.put("odata.metadata", base + "$metadata#" + kind);
    body.set("value", page);
    if (end < wanted.size()) {
      body.put("odata.nextLink", link(end));
    }
    return Answer.json(200, body);
  }

  private int number(String parameter, int otherwise, int most) {
    String text = call.parameter(parameter).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
      throw new Refusal(
          Code.INVALID_QUERY_PARAMETER_VALUE,
          Map.of("QueryParameterName", parameter, "QueryParameterValue", text));
    }
    return Integer.parseInt(text);
  }

  /** A resource with what the client wants of it. */
  ObjectNode selected(ObjectNode resource) {
    if (call.parameter("$select").isEmpty()) {
      return resource;
    }
    ObjectNode selected = Json.object();
    for (String name : call.parameter("$select").get().split(",", -1)) {
      JsonNode value = resource.get(name.strip());
      if (value != null) {
        selected.set(name.strip(), value);
      }
    }
    return selected;
  }

  private String link(int first) {
    Map<String, String> parameters = new TreeMap<>(call.query());
    parameters.put(TOKEN, String.valueOf(first));
    StringBuilder link = new StringBuilder(base.resolve(call.target().getRawPath()).toString());
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      link.append(separator).append(encoded(parameter.getKey()));
      link.append('=').append(encoded(parameter.getValue()));
      separator = '&';
    }
    return link.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
