package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A node of a pool. */
final class Node {
  static final String CREATING = "creating";
  static final String REBOOTING = "rebooting";
  static final String WAITING = "waitingforstarttask";
  static final String START_FAILED = "starttaskfailed";
  static final String IDLE = "idle";
  static final String RUNNING = "running";
  static final String PREEMPTED = "preempted";
  static final String UNUSABLE = "unusable";
  private static final String ENABLED = "enabled";
  private static final String START = "startTaskInfo";
  private static final String STATE = "state";

  private final Document document;

  Node(Document document) {
    this.document = document;
  }

  /** A new one, which takes its time to come up. */
  static Node created(Pool pool, int number, boolean dedicated, State state) {
    String id = "tvmps_%s_%04d_%s".formatted(pool.mark(), number, dedicated ? "d" : "p");
    Document document = new Document(Json.object("id", id));
    document.set("url", state.url("pools/" + pool.id() + "/nodes/" + id));
    document.set("schedulingState", ENABLED);
    document.set("allocationTime", state.now());
    document.set("ipAddress", "127.0.0.1");
    document.set("affinityId", "TVM:" + id);
    document.set("vmSize", pool.document().text("vmSize"));
    document.set("totalTasksRun", 0);
    document.set("totalTasksSucceeded", 0);
    document.set("isDedicated", dedicated);
    document.own().set("pool", pool.id());
    document.becomes(CREATING, state.now());
    return new Node(document);
  }

  Document document() {
    return document;
  }

  String id() {
    return document.text("id");
  }

  String pool() {
    return document.at("local").path("pool").asText();
  }

  String url() {
    return document.text("url");
  }

  String affinity() {
    return document.text("affinityId");
  }

  boolean isDedicated() {
    return document.flag("isDedicated");
  }

  String state() {
    return document.text(STATE);
  }

  boolean is(String state) {
    return state().equals(state);
  }

  /** Whether it has a machine: takes from the quota and may have processes. */
  boolean isThere() {
    return !is(PREEMPTED);
  }

  boolean takesTasks() {
    return (is(IDLE) || is(RUNNING)) && document.text("schedulingState").equals(ENABLED);
  }

  Instant since() {
    return Instant.parse(document.text("stateTransitionTime"));
  }

  void becomes(String state, Instant now) {
    if (!is(state)) {
      document.becomes(state, now);
      document.remove("previousState");
      document.remove("previousStateTransitionTime");
    }
  }

  void booted(Instant now) {
    document.set("lastBootTime", now);
  }

  void scheduling(String state, Instant now) {
    document.set("schedulingState", state);
    document.touch(now);
  }

  void ran(boolean succeeded) {
    document.set("totalTasksRun", document.number("totalTasksRun", 0) + 1);
    if (succeeded) {
      document.set("totalTasksSucceeded", document.number("totalTasksSucceeded", 0) + 1);
    }
  }

  /** What is known of its start task. */
  Document start() {
    return document.in(START);
  }

  void startBegins(int retries, Instant now) {
    ObjectNode info = Json.object(STATE, RUNNING, "startTime", Json.time(now));
    info.put("retryCount", retries);
    document.set(START, info);
    document.own().set("startBegun", false);
    document.own().set("turn", turn() + 1);
  }

  int turn() {
    return document.at("local").path("turn").asInt(0);
  }

  boolean isStarting() {
    return document.at(START).path(STATE).asText().equals(RUNNING);
  }

  boolean isStartBegun() {
    return document.at("local").path("startBegun").asBoolean(false);
  }

  void startBegun() {
    document.own().set("startBegun", true);
  }

  /** Nothing that was on it is any more. */
  void forgetStart() {
    document.remove(START);
    document.own().set("turn", turn() + 1);
  }
}
