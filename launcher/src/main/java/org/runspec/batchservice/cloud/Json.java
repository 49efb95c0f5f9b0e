package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** JSON as the service reads and writes it. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  /** An object without fields. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A list without items. */
  public static ArrayNode list() {
    return MAPPER.createArrayNode();
  }

  /** An object with texts. */
  public static ObjectNode object(String... namesAndTexts) {
    ObjectNode object = object();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      object.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return object;
  }

  /** Facts in the form that errors have: a list of names with values. */
  public static ArrayNode pairs(String name, Map<String, String> facts) {
    ArrayNode list = list();
    facts.forEach((key, value) -> list.add(object(name, key, "value", value)));
    return list;
  }

  /** A record as an object. */
  static ObjectNode tree(Object record) {
    return MAPPER.valueToTree(record);
  }

  /** A time. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** In one line. */
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws IOException if it is none
   */
  public static ObjectNode read(String content) throws IOException {
    try {
      if (MAPPER.readTree(content) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new IOException("it is no JSON: " + what, e);
    }
    throw new IOException("it is no JSON object");
  }

  /** An object of a type made for it. */
  public static <T> T read(JsonNode node, Class<T> type) throws IOException {
    return MAPPER.treeToValue(node, type);
  }
}
