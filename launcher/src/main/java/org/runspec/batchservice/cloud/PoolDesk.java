package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What clients ask for about pools and their nodes. */
public final class PoolDesk {
  private static final List<String> COUNTED =
      List.of(
          "creating",
          "idle",
          "offline",
          "preempted",
          "rebooting",
          "reimaging",
          "running",
          "starting",
          "startTaskFailed",
          "leavingPool",
          "unknown",
          "unusable",
          "waitingForStartTask");

  private final State state;
  private final Evictions evictions;

  PoolDesk(State state, Evictions evictions) {
    this.state = state;
    this.evictions = evictions;
  }

  /** Adds a pool, which gets its nodes later. */
  public ObjectNode add(ObjectNode body) {
    Pool pool = Pool.added(body, state);
    if (state.findPool(pool.id()).isPresent()) {
      boolean going = state.pool(pool.id()).isDeleting();
      throw new Refusal(going ? Code.POOL_BEING_DELETED : Code.POOL_EXISTS);
    }
    if (state.pools().size() >= state.circumstances().pools()) {
      throw new Refusal(
          Code.POOL_QUOTA_REACHED, Map.of("Limit", String.valueOf(state.circumstances().pools())));
    }
    state.add(pool);
    return pool.document().view();
  }

  public ObjectNode get(String id) {
    return state.pool(id).document().view();
  }

  public List<ObjectNode> list() {
    return state.pools().stream().map(pool -> pool.document().view()).toList();
  }

  /** Changes what nodes that come up later run first, or what is noted of a pool. */
  public void patch(String id, ObjectNode changes) {
    Pool pool = open(id);
    for (String name : new String[] {"startTask", "metadata"}) {
      if (changes.has(name)) {
        pool.document().set(name, changes.get(name));
      }
    }
    pool.document().touch(state.now());
  }

  private Pool open(String id) {
    Pool pool = state.pool(id);
    if (pool.isDeleting()) {
      throw new Refusal(Code.POOL_BEING_DELETED);
    }
    return pool;
  }

  /** Ends a pool with all of its nodes. */
  public void delete(String id) {
    open(id).deleting(state.now());
  }

  /** Wants other numbers of nodes. */
  public void resize(String id, ObjectNode body) {
    Pool pool = open(id);
    if (pool.isResizing()) {
      throw new Refusal(Code.POOL_BEING_RESIZED);
    }
    int dedicated = body.path("targetDedicatedNodes").asInt(pool.target(true));
    int lowPriority = body.path("targetLowPriorityNodes").asInt(pool.target(false));
    if (dedicated < 0 || lowPriority < 0) {
      throw Refusal.property(
          "targetDedicatedNodes", String.valueOf(dedicated), "It is less than 0");
    }
    if (body.hasNonNull("resizeTimeout")) {
      pool.document().set("resizeTimeout", body.path("resizeTimeout"));
    }
    Evictions.option(pool, body.path("nodeDeallocationOption").asText(""));
    pool.resize(dedicated, lowPriority, state.now());
  }

  /** Is content with what the pool has. */
  public void stopResize(String id) {
    Pool pool = open(id);
    if (!pool.isResizing()) {
      throw new Refusal(Code.OPERATION_INVALID);
    }
    pool.error("ResizeStopped", "The resize was stopped by the user", Map.of());
    pool.steady(state.now());
  }

  /** Takes certain nodes away. */
  public void removeNodes(String id, ObjectNode body) {
    Pool pool = open(id);
    if (pool.isResizing()) {
      throw new Refusal(Code.POOL_BEING_RESIZED);
    }
    List<Node> nodes = new ArrayList<>();
    for (JsonNode name : body.path("nodeList")) {
      nodes.add(pool.node(name.asText()));
    }
    int dedicated = (int) nodes.stream().filter(Node::isDedicated).count();
    Evictions.option(pool, body.path("nodeDeallocationOption").asText(""));
    pool.resize(
        pool.target(true) - dedicated,
        pool.target(false) - (nodes.size() - dedicated),
        state.now());
    evictions.remove(pool, nodes);
  }

  public ObjectNode node(String pool, String id) {
    return view(state.pool(pool).node(id));
  }

  public List<ObjectNode> nodes(String pool) {
    return state.pool(pool).nodes().stream().map(this::view).toList();
  }

  private ObjectNode view(Node node) {
    ObjectNode view = node.document().view();
    List<Task> tasks = state.tasksOn(node);
    view.put("runningTasksCount", tasks.size());
    view.put("runningTaskSlotsCount", tasks.stream().mapToInt(Task::slots).sum());
    return view;
  }

  /** Starts a node anew. */
  public void reboot(String pool, String id, String option) {
    Node node = open(pool).node(id);
    if (node.is(Node.CREATING) || node.is(Node.REBOOTING) || node.is(Node.PREEMPTED)) {
      throw new Refusal(Code.OPERATION_INVALID);
    }
    evictions.reboot(node, !option.equalsIgnoreCase("terminate"));
  }

  /** Lets a node take tasks, or no more. */
  public void scheduling(String pool, String id, boolean enabled) {
    open(pool).node(id).scheduling(enabled ? "enabled" : "disabled", state.now());
  }

  /** Where the files of a node are. */
  public Path folder(String pool, String id) {
    return state.folder(state.pool(pool).node(id)).root();
  }

  /** The images that pools can have. */
  public List<ObjectNode> images() {
    return MachineKind.images();
  }

  /** How many nodes of each pool are in which state. */
  public List<ObjectNode> nodeCounts() {
    return state.pools().stream().map(PoolDesk::counts).toList();
  }

  private static ObjectNode counts(Pool pool) {
    ObjectNode counts = Json.object("poolId", pool.id());
    counts.set("dedicated", counts(pool, true));
    counts.set("lowPriority", counts(pool, false));
    return counts;
  }

  private static ObjectNode counts(Pool pool, boolean dedicated) {
    List<Node> nodes =
        pool.nodes().stream().filter(node -> node.isDedicated() == dedicated).toList();
    ObjectNode counts = Json.object();
    for (String word : COUNTED) {
      String name = word.toLowerCase(Locale.ROOT);
      counts.put(word, (int) nodes.stream().filter(node -> node.is(name)).count());
    }
    counts.put("total", nodes.size());
    return counts;
  }
}
