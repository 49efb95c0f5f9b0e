package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.Json;

/** Calls about tasks and their files. */
final class TaskRoutes {
  private final Cloud cloud;
  private final Routes routes;

  TaskRoutes(Cloud cloud, Routes routes) {
    this.cloud = cloud;
    this.routes = routes;
  }

  /** Empty if there is no such call. */
  Optional<Answer> answer(Call call) throws IOException {
    String job = call.part(1);
    return switch (call.shape()) {
      case "POST jobs/{}/tasks" -> {
        ObjectNode body = call.object();
        ObjectNode added = cloud.call(() -> cloud.tasks().add(job, body));
        cloud.hurry();
        yield Optional.of(Answer.of(201, added));
      }
      case "POST jobs/{}/addtaskcollection" -> Optional.of(addAll(call, job));
      case "GET jobs/{}/tasks" ->
          Optional.of(routes.page(call, "tasks", () -> cloud.tasks().list(job)));
      default -> call.path().size() < 4 ? Optional.empty() : one(call, job, call.part(3));
    };
  }

  private Answer addAll(Call call, String job) {
    ObjectNode body = call.object();
    ObjectNode results = Json.object();
    results.set("value", cloud.call(() -> cloud.tasks().addAll(job, body.path("value"))));
    cloud.hurry();
    return Answer.json(200, results);
  }

  private Optional<Answer> one(Call call, String job, String id) throws IOException {
    Supplier<ObjectNode> task = () -> cloud.tasks().get(job, id);
    return Optional.ofNullable(
        switch (call.shape()) {
          case "GET jobs/{}/tasks/{}" -> routes.resource(call, task);
          case "PUT jobs/{}/tasks/{}" -> {
            ObjectNode changes = call.object();
            yield routes.change(call, 200, task, () -> cloud.tasks().update(job, id, changes));
          }
          case "DELETE jobs/{}/tasks/{}" ->
              routes.change(call, 200, task, () -> cloud.tasks().delete(job, id));
          case "POST jobs/{}/tasks/{}/terminate" ->
              routes.change(call, 204, task, () -> cloud.tasks().terminate(job, id));
          case "POST jobs/{}/tasks/{}/reactivate" ->
              routes.change(call, 204, task, () -> cloud.tasks().reactivate(job, id));
          case "GET jobs/{}/tasks/{}/files" -> {
            List<ObjectNode> all =
                files(job, id).all(call.parameter("recursive").orElse("").equals("true"));
            yield routes.page(call, "files", () -> all);
          }
          case "GET jobs/{}/tasks/{}/files/*", "HEAD jobs/{}/tasks/{}/files/*" ->
              files(job, id).one(call, call.partsFrom(5));
          default -> null;
        });
  }

  private FileAnswers files(String job, String id) {
    String url = routes.url("jobs/" + job + "/tasks/" + id + "/files");
    return new FileAnswers(cloud.call(() -> cloud.tasks().folder(job, id)), url);
  }
}
