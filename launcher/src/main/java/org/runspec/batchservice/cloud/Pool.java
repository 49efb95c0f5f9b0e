package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pool with its nodes. */
final class Pool {
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);
  private static final String DEDICATED = "targetDedicatedNodes";
  private static final String LOW_PRIORITY = "targetLowPriorityNodes";
  private static final String ALLOCATION = "allocationState";
  private static final String ERRORS = "resizeErrors";
  private static final String NEXT = "nextNode";
  private static final String RESIZING = "resizing";
  private static final String DELETING = "deleting";

  private final Document document;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  Pool(Document document) {
    this.document = document;
  }

  /** A new one, which gets its nodes later. */
  static Pool added(ObjectNode body, State state) {
    Document document = new Document(body);
    String id = Name.given(document);
    MachineKind.check(document);
    document.set("url", state.url("pools/" + id));
    document.set("creationTime", state.now());
    document.set("taskSlotsPerNode", document.number("taskSlotsPerNode", 1));
    document.set("currentDedicatedNodes", 0);
    document.set("currentLowPriorityNodes", 0);
    document.set(DEDICATED, document.number(DEDICATED, 0));
    document.set(LOW_PRIORITY, document.number(LOW_PRIORITY, 0));
    document.set("enableAutoScale", false);
    if (document.text("resizeTimeout").isEmpty()) {
      document.set("resizeTimeout", USUAL_PATIENCE.toString());
    }
    document.becomes("active", state.now());
    Pool pool = new Pool(document);
    pool.allocation(RESIZING, state.now());
    return pool;
  }

  Document document() {
    return document;
  }

  String id() {
    return document.text("id");
  }

  /** Short, for names of nodes. */
  String mark() {
    return "%08x".formatted(id().hashCode());
  }

  List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  Node node(String id) {
    return Optional.ofNullable(nodes.get(id)).orElseThrow(() -> new Refusal(Code.NODE_NOT_FOUND));
  }

  void add(Node node) {
    nodes.put(node.id(), node);
  }

  void remove(Node node) {
    nodes.remove(node.id());
  }

  int nextNumber() {
    Document own = document.own();
    int number = own.number(NEXT, 1);
    own.set(NEXT, number + 1);
    return number;
  }

  int target(boolean dedicated) {
    return document.number(dedicated ? DEDICATED : LOW_PRIORITY, 0);
  }

  int cores() {
    return MachineKind.cores(document.text("vmSize"));
  }

  int slots() {
    return document.number("taskSlotsPerNode", 1);
  }

  boolean isDeleting() {
    return document.text("state").equals(DELETING);
  }

  void deleting(Instant now) {
    document.becomes(DELETING, now);
  }

  boolean isResizing() {
    return document.text(ALLOCATION).equals(RESIZING);
  }

  Instant resizingSince() {
    return document.instant("allocationStateTransitionTime").orElse(Instant.EPOCH);
  }

  Duration patience() {
    return Document.span(document.at("resizeTimeout")).orElse(USUAL_PATIENCE);
  }

  /** Wants other numbers of nodes. */
  void resize(int dedicated, int lowPriority, Instant now) {
    document.set(DEDICATED, dedicated);
    document.set(LOW_PRIORITY, lowPriority);
    document.remove(ERRORS);
    allocation(RESIZING, now);
  }

  /** Has got what it can get. */
  void steady(Instant now) {
    allocation("steady", now);
  }

  private void allocation(String state, Instant now) {
    document.set(ALLOCATION, state);
    document.set("allocationStateTransitionTime", now);
    document.touch(now);
  }

  void error(String code, String message, Map<String, String> values) {
    ObjectNode error = Json.object("code", code, "message", message);
    error.set("values", Json.pairs("name", values));
    ArrayNode errors = document.at(ERRORS) instanceof ArrayNode known ? known : Json.list();
    errors.add(error);
    document.set(ERRORS, errors);
  }

  /** Counts its nodes anew. */
  void count() {
    count("currentDedicatedNodes", true);
    count("currentLowPriorityNodes", false);
  }

  private void count(String name, boolean dedicated) {
    int there =
        (int)
            nodes.values().stream()
                .filter(node -> node.isDedicated() == dedicated && node.isThere())
                .count();
    if (document.number(name, -1) != there) {
      document.set(name, there);
    }
  }
}
