package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Refusal;

/**
 * A condition on resources in OData's words: {@code state eq 'active' and executionInfo/exitCode ne
 * 0}, {@code startswith(id, 'node')}, {@code not (…)}, {@code stateTransitionTime gt
 * DateTime'2026-01-01T00:00:00Z'}.
 */
final class Filter {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(?i:datetime)?('(?:[^']|'')*')|([(),])|([^\\s(),']+))");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private Filter(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (end < text.strip().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw refusal();
      }
      String token = matcher.group(1);
      tokens.add(token != null ? token : matcher.group().strip());
      end = matcher.end();
    }
  }

  /** Reads a condition. */
  static Predicate<JsonNode> of(String text) {
    Filter filter = new Filter(text);
    Predicate<JsonNode> condition = filter.either();
    if (filter.next < filter.tokens.size()) {
      throw filter.refusal();
    }
    return condition;
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> condition = both();
    while (takes("or")) {
      condition = condition.or(both());
    }
    return condition;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> condition = one();
    while (takes("and")) {
      condition = condition.and(one());
    }
    return condition;
  }

  private Predicate<JsonNode> one() {
    if (takes("not")) {
      return one().negate();
    }
    if (takes("(")) {
      Predicate<JsonNode> condition = either();
      expect(")");
      return condition;
    }
    if (takes("startswith")) {
      expect("(");
      String path = take();
      expect(",");
      String prefix = literal(take());
      expect(")");
      return resource -> text(resource, path).startsWith(prefix);
    }
    return comparison();
  }

  private Predicate<JsonNode> comparison() {
    String path = take();
    String operator = take().toLowerCase(Locale.ROOT);
    String value = literal(take());
    return switch (operator) {
      case "eq" -> resource -> equal(text(resource, path), value);
      case "ne" -> resource -> !equal(text(resource, path), value);
      case "lt" -> resource -> isKnown(resource, path) && order(resource, path, value) < 0;
      case "le" -> resource -> isKnown(resource, path) && order(resource, path, value) <= 0;
      case "gt" -> resource -> isKnown(resource, path) && order(resource, path, value) > 0;
      case "ge" -> resource -> isKnown(resource, path) && order(resource, path, value) >= 0;
      default -> throw refusal();
    };
  }

  private static boolean equal(String found, String value) {
    return found.equalsIgnoreCase(value);
  }

  private static boolean isKnown(JsonNode resource, String path) {
    return !text(resource, path).isEmpty();
  }

  private int order(JsonNode resource, String path, String value) {
    String found = text(resource, path);
    try {
      return Instant.parse(found).compareTo(Instant.parse(value));
    } catch (DateTimeParseException e) {
      // numbers, then
    }
    try {
      return Double.compare(Double.parseDouble(found), Double.parseDouble(value));
    } catch (NumberFormatException e) {
      throw refusal();
    }
  }

  private static String text(JsonNode resource, String path) {
    JsonNode node = resource;
    for (String name : path.split("/", -1)) {
      node = node.path(name);
    }
    return node.asText("");
  }

  private static String literal(String token) {
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1).replace("''", "'");
    }
    return token.equals("null") ? "" : token;
  }

  private boolean takes(String word) {
    boolean is = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    next += is ? 1 : 0;
    return is;
  }

  private String take() {
    if (next == tokens.size()) {
      throw refusal();
    }
    return tokens.get(next++);
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw refusal();
    }
  }

  private Refusal refusal() {
    return new Refusal(
        Code.INVALID_QUERY_PARAMETER_VALUE,
        Map.of("QueryParameterName", "$filter", "QueryParameterValue", text));
  }
}
