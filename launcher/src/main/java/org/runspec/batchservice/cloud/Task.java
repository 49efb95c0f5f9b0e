package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runspec.batchservice.machine.Failure;

/** A task: {@code active → running → completed}, and back to {@code active} if its node is lost. */
final class Task {
  private static final String ACTIVE = "active";
  private static final String RUNNING = "running";
  private static final String COMPLETED = "completed";
  private static final String EXECUTION = "executionInfo";
  private static final String NODE = "nodeInfo";
  private static final String BEGUN = "begun";
  private static final String TURN = "turn";

  private final Document document;

  Task(Document document) {
    this.document = document;
  }

  /** A new one. */
  static Task added(ObjectNode body, State state, String job) {
    Document document = new Document(body);
    String id = Name.given(document);
    if (document.text("commandLine").isEmpty()) {
      throw Refusal.missing("commandLine");
    }
    document.set("url", state.url("jobs/" + job + "/tasks/" + id));
    document.set("creationTime", state.now());
    Document execution = document.in(EXECUTION);
    execution.set("retryCount", 0);
    execution.set("requeueCount", 0);
    document.becomes(ACTIVE, state.now());
    return new Task(document);
  }

  Document document() {
    return document;
  }

  String id() {
    return document.text("id");
  }

  boolean isActive() {
    return document.text("state").equals(ACTIVE);
  }

  boolean isRunning() {
    return document.text("state").equals(RUNNING);
  }

  boolean isCompleted() {
    return document.text("state").equals(COMPLETED);
  }

  boolean hasFailed() {
    return isCompleted() && document.at(EXECUTION).path("result").asText().equals("failure");
  }

  String nodeId() {
    return document.at(NODE).path("nodeId").asText();
  }

  String poolId() {
    return document.at(NODE).path("poolId").asText();
  }

  int slots() {
    return document.number("requiredSlots", 1);
  }

  /** Of several starts the number; what is told of another one is out of date. */
  int turn() {
    return document.at("local").path(TURN).asInt(0);
  }

  /** Whether its command was started. */
  boolean isBegun() {
    return document.at("local").path(BEGUN).asBoolean(false);
  }

  void begun() {
    document.own().set(BEGUN, true);
  }

  private void nextTurn() {
    Document own = document.own();
    own.set(TURN, turn() + 1);
    own.set(BEGUN, false);
  }

  void startOn(Node node, String taskFolder, Instant now) {
    nextTurn();
    ObjectNode place = Json.object("poolId", node.pool(), "nodeId", node.id());
    place.put("affinityId", node.affinity());
    place.put("nodeUrl", node.url());
    place.put("taskRootDirectory", taskFolder);
    place.put("taskRootDirectoryUrl", node.url() + "/files/" + taskFolder);
    document.set(NODE, place);
    document.in(EXECUTION).set("startTime", now);
    document.becomes(RUNNING, now);
  }

  /** Its node is lost. */
  void requeue(Instant now) {
    nextTurn();
    Document execution = document.in(EXECUTION);
    execution.set("requeueCount", execution.number("requeueCount", 0) + 1);
    execution.set("lastRequeueTime", now);
    execution.remove("startTime");
    document.remove(NODE);
    document.becomes(ACTIVE, now);
  }

  /** Runs again where it was. */
  void retry(Instant now) {
    nextTurn();
    Document execution = document.in(EXECUTION);
    execution.set("retryCount", retries() + 1);
    execution.set("lastRetryTime", now);
    execution.set("startTime", now);
    document.touch(now);
  }

  /** As if it had never run. */
  void reactivate(Instant now) {
    Document execution = document.in(EXECUTION);
    for (String name : new String[] {"startTime", "endTime", "exitCode", "failureInfo", "result"}) {
      execution.remove(name);
    }
    execution.set("retryCount", 0);
    document.remove(NODE);
    document.becomes(ACTIVE, now);
  }

  int retries() {
    return document.at(EXECUTION).path("retryCount").asInt(0);
  }

  /** How often it runs again by itself after it failed; less than 0 for any number. */
  int mostRetries(Job job) {
    JsonNode own = document.at("constraints").path("maxTaskRetryCount");
    JsonNode all = job.document().at("constraints").path("maxTaskRetryCount");
    return own.isInt() ? own.asInt() : all.asInt(0);
  }

  Optional<Duration> longest() {
    return Document.span(document.at("constraints").path("maxWallClockTime"));
  }

  Optional<Instant> started() {
    return document.in(EXECUTION).instant("startTime");
  }

  /** Its command ended by itself. */
  void exited(int code, Instant now) {
    document.in(EXECUTION).set("exitCode", code);
    end(code == 0 ? Optional.empty() : Optional.of(FailureText.ofExit(code)), now);
  }

  /** It was not started, or not left to end by itself. */
  void failed(Failure failure, Instant now) {
    end(Optional.of(FailureText.of(failure)), now);
  }

  private void end(Optional<ObjectNode> failure, Instant now) {
    nextTurn();
    Document execution = document.in(EXECUTION);
    execution.set("endTime", now);
    execution.set("result", failure.isPresent() ? "failure" : "success");
    failure.ifPresent(found -> execution.set("failureInfo", found));
    document.becomes(COMPLETED, now);
  }
}
