package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a real service has no calls for: that things go wrong. */
public final class ControlDesk {
  private final State state;
  private final Evictions evictions;

  ControlDesk(State state, Evictions evictions) {
    this.state = state;
    this.evictions = evictions;
  }

  public Circumstances circumstances() {
    return state.circumstances();
  }

  /** Makes things worse or better; what is not named stays. */
  public Circumstances change(ObjectNode changes) {
    try {
      Circumstances changed = state.circumstances().with(changes);
      state.circumstances(changed);
      return changed;
    } catch (IllegalArgumentException e) {
      throw Refusal.property("faults", changes.toString(), String.valueOf(e.getMessage()));
    }
  }

  /** Takes so many nodes away that may be preempted, those with tasks first. */
  public List<String> preempt(int number) {
    List<Node> nodes =
        all()
            .filter(node -> !node.isDedicated() && node.isThere())
            .sorted((one, other) -> tasks(other) - tasks(one))
            .limit(number)
            .toList();
    return lose(nodes);
  }

  /** Takes certain nodes away; dedicated ones break. */
  public List<String> preempt(Set<String> ids) {
    List<Node> nodes = all().filter(node -> ids.contains(node.id()) && node.isThere()).toList();
    if (nodes.size() < ids.size()) {
      throw new Refusal(Code.NODE_NOT_FOUND);
    }
    return lose(nodes);
  }

  private List<String> lose(List<Node> nodes) {
    evictions.lose(nodes);
    return nodes.stream().map(Node::id).toList();
  }

  private int tasks(Node node) {
    return state.tasksOn(node).size();
  }

  private Stream<Node> all() {
    return state.pools().stream().flatMap(pool -> pool.nodes().stream());
  }
}
