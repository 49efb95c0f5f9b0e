package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.batchservice.cloud.Cloud;

/** Calls about jobs. */
final class JobRoutes {
  private final Cloud cloud;
  private final Routes routes;

  JobRoutes(Cloud cloud, Routes routes) {
    this.cloud = cloud;
    this.routes = routes;
  }

  /** Empty if there is no such call. */
  Optional<Answer> answer(Call call) {
    String shape = call.shape();
    if (shape.equals("POST jobs")) {
      return Optional.of(add(call));
    } else if (shape.equals("GET jobs")) {
      return Optional.of(routes.page(call, "jobs", () -> cloud.jobs().list()));
    } else if (call.path().size() < 2) {
      return Optional.empty();
    }
    String id = call.part(1);
    Supplier<ObjectNode> job = () -> cloud.jobs().get(id);
    return Optional.ofNullable(
        switch (shape) {
          case "GET jobs/{}" -> routes.resource(call, job);
          case "PATCH jobs/{}", "PUT jobs/{}" -> {
            ObjectNode changes = call.object();
            changes.remove("poolInfo"); // a job stays where it is
            yield routes.change(call, 200, job, () -> cloud.jobs().patch(id, changes));
          }
          case "DELETE jobs/{}" -> routes.change(call, 202, job, () -> cloud.jobs().delete(id));
          case "POST jobs/{}/disable" -> {
            String running = call.object().path("disableTasks").asText();
            yield routes.change(call, 202, job, () -> cloud.jobs().disable(id, running));
          }
          case "POST jobs/{}/enable" ->
              routes.change(call, 202, job, () -> cloud.jobs().enable(id));
          case "POST jobs/{}/terminate" -> {
            String reason = call.objectIfAny().path("terminateReason").asText("");
            yield routes.change(call, 202, job, () -> cloud.jobs().terminate(id, reason));
          }
          case "GET jobs/{}/taskcounts" ->
              Answer.json(200, cloud.call(() -> cloud.jobs().taskCounts(id)));
          default -> null;
        });
  }

  private Answer add(Call call) {
    ObjectNode body = call.object();
    ObjectNode added = cloud.call(() -> cloud.jobs().add(body));
    cloud.hurry();
    return Answer.of(201, added);
  }
}
