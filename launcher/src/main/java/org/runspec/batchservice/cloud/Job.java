package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job with its tasks. */
final class Job {
  static final String ACTIVE = "active";
  static final String DISABLED = "disabled";
  private static final String COMPLETED = "completed";
  private static final String EXECUTION = "executionInfo";
  private static final String KEEP_ALIVE = "keepAlive";

  private final Document document;
  private final Map<String, Task> tasks = new LinkedHashMap<>();

  Job(Document document) {
    this.document = document;
  }

  /** A new one; its pool is not yet chosen. */
  static Job added(ObjectNode body, State state) {
    Document document = new Document(body);
    String id = Name.given(document);
    if (!document.at("poolInfo").isObject()) {
      throw Refusal.missing("poolInfo");
    }
    document.set("url", state.url("jobs/" + id));
    document.set("creationTime", state.now());
    document.in(EXECUTION).set("startTime", state.now());
    if (document.text("onAllTasksComplete").isEmpty()) {
      document.set("onAllTasksComplete", "noaction");
    }
    document.set("priority", document.number("priority", 0));
    document.becomes(ACTIVE, state.now());
    return new Job(document);
  }

  Document document() {
    return document;
  }

  String id() {
    return document.text("id");
  }

  List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  Optional<Task> find(String task) {
    return Optional.ofNullable(tasks.get(Name.key(task)));
  }

  Task task(String task) {
    return find(task).orElseThrow(() -> new Refusal(Code.TASK_NOT_FOUND));
  }

  void add(Task task) {
    tasks.put(Name.key(task.id()), task);
  }

  void remove(Task task) {
    tasks.remove(Name.key(task.id()));
  }

  boolean isActive() {
    return document.text("state").equals(ACTIVE);
  }

  boolean isCompleted() {
    return document.text("state").equals(COMPLETED);
  }

  int priority() {
    return document.number("priority", 0);
  }

  String poolId() {
    return document.at(EXECUTION).path("poolId").asText();
  }

  void poolId(String pool) {
    document.in(EXECUTION).set("poolId", pool);
  }

  /** Its own pool, if it has one. */
  Optional<JsonNode> autoPool() {
    JsonNode specification = document.at("poolInfo").path("autoPoolSpecification");
    return specification.isObject() ? Optional.of(specification) : Optional.empty();
  }

  /** Whether its own pool ends with it. */
  boolean endsItsPool() {
    return autoPool().isPresent() && !autoPool().get().path(KEEP_ALIVE).asBoolean(false);
  }

  /** Whether it is done as soon as all tasks are; one without tasks is not. */
  boolean endsWithTasks() {
    return document.text("onAllTasksComplete").equalsIgnoreCase("terminatejob")
        && !tasks.isEmpty()
        && tasks.values().stream().allMatch(Task::isCompleted);
  }

  boolean endsByFailure() {
    return document.text("onTaskFailure").equalsIgnoreCase("performexitoptionsjobaction")
        && tasks.values().stream().anyMatch(Task::hasFailed);
  }

  Optional<Duration> longest() {
    return Document.span(document.at("constraints").path("maxWallClockTime"));
  }

  Instant started() {
    return Instant.parse(document.at(EXECUTION).path("startTime").asText());
  }

  void becomes(String state, Instant now) {
    document.becomes(state, now);
  }

  void completed(String reason, Instant now) {
    Document execution = document.in(EXECUTION);
    execution.set("endTime", now);
    execution.set("terminateReason", reason);
    document.becomes(COMPLETED, now);
  }
}
