package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runspec.batchservice.cloud.Circumstances;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.Json;

/**
 * Calls that a real service does not have: {@code PATCH $local/faults} with some of what {@link
 * Circumstances} holds, {@code POST $local/preempt} with {@code {"nodes": 2}} or {@code {"nodes":
 * ["id", …]}}, {@code POST $local/stop}.
 */
final class Controls {
  static final String ROOT = "$local";

  private final Cloud cloud;
  private final Runnable stop;

  Controls(Cloud cloud, Runnable stop) {
    this.cloud = cloud;
    this.stop = stop;
  }

  /** Empty if there is no such call. */
  Optional<Answer> answer(Call call) {
    return Optional.ofNullable(
        switch (call.shape()) {
          case "PATCH $local/faults" -> {
            ObjectNode changes = call.object();
            Circumstances changed = cloud.call(() -> cloud.control().change(changes));
            cloud.hurry();
            yield Answer.json(200, changed.json());
          }
          case "POST $local/preempt" -> preempt(call.object());
          case "POST $local/stop" -> {
            stop.run();
            yield Answer.json(200, Json.object());
          }
          default -> null;
        });
  }

  private Answer preempt(ObjectNode wish) {
    List<String> lost =
        cloud.call(
            () -> {
              if (wish.path("nodes") instanceof ArrayNode ids) {
                Set<String> wanted = new LinkedHashSet<>();
                ids.forEach(id -> wanted.add(id.asText()));
                return cloud.control().preempt(wanted);
              }
              return cloud.control().preempt(wish.path("nodes").asInt(1));
            });
    cloud.hurry();
    ObjectNode answer = Json.object();
    ArrayNode nodes = Json.list();
    lost.forEach(nodes::add);
    answer.set("nodes", nodes);
    return Answer.json(200, answer);
  }
}
