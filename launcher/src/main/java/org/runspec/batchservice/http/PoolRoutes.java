package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.PoolDesk;

/** Calls about pools, their nodes and the nodes' files. */
final class PoolRoutes {
  private final Cloud cloud;
  private final Routes routes;

  PoolRoutes(Cloud cloud, Routes routes) {
    this.cloud = cloud;
    this.routes = routes;
  }

  private PoolDesk pools() {
    return cloud.pools();
  }

  /** Empty if there is no such call. */
  Optional<Answer> answer(Call call) throws IOException {
    return switch (call.shape()) {
      case "POST pools" -> {
        ObjectNode body = call.object();
        ObjectNode added = cloud.call(() -> pools().add(body));
        cloud.hurry();
        yield Optional.of(Answer.of(201, added));
      }
      case "GET pools" -> Optional.of(routes.page(call, "pools", () -> pools().list()));
      default -> {
        boolean ofNodes = call.path().size() > 2 && call.part(2).equals("nodes");
        yield call.path().size() < 2
            ? Optional.empty()
            : ofNodes ? nodes(call, call.part(1)) : one(call, call.part(1));
      }
    };
  }

  private Optional<Answer> one(Call call, String id) {
    Supplier<ObjectNode> pool = () -> pools().get(id);
    return Optional.ofNullable(
        switch (call.shape()) {
          case "GET pools/{}", "HEAD pools/{}" -> routes.resource(call, pool);
          case "DELETE pools/{}" -> routes.change(call, 202, pool, () -> pools().delete(id));
          case "PATCH pools/{}" -> {
            ObjectNode changes = call.object();
            yield routes.change(call, 200, pool, () -> pools().patch(id, changes));
          }
          case "POST pools/{}/resize" -> {
            ObjectNode wish = call.object();
            yield routes.change(call, 202, pool, () -> pools().resize(id, wish));
          }
          case "POST pools/{}/stopresize" ->
              routes.change(call, 202, pool, () -> pools().stopResize(id));
          case "POST pools/{}/removenodes" -> {
            ObjectNode wish = call.object();
            yield routes.change(call, 202, pool, () -> pools().removeNodes(id, wish));
          }
          default -> null;
        });
  }

  private Optional<Answer> nodes(Call call, String pool) throws IOException {
    if (call.shape().equals("GET pools/{}/nodes")) {
      return Optional.of(routes.page(call, "nodes", () -> pools().nodes(pool)));
    } else if (call.path().size() < 4) {
      return Optional.empty();
    }
    String id = call.part(3);
    Supplier<ObjectNode> node = () -> pools().node(pool, id);
    return Optional.ofNullable(
        switch (call.shape()) {
          case "GET pools/{}/nodes/{}" -> routes.resource(call, node);
          case "POST pools/{}/nodes/{}/reboot" -> {
            String option = call.objectIfAny().path("nodeRebootOption").asText("");
            yield routes.change(call, 202, node, () -> pools().reboot(pool, id, option));
          }
          case "POST pools/{}/nodes/{}/disablescheduling" ->
              routes.change(call, 200, node, () -> pools().scheduling(pool, id, false));
          case "POST pools/{}/nodes/{}/enablescheduling" ->
              routes.change(call, 200, node, () -> pools().scheduling(pool, id, true));
          case "GET pools/{}/nodes/{}/files" -> {
            List<ObjectNode> all =
                files(pool, id).all(call.parameter("recursive").orElse("").equals("true"));
            yield routes.page(call, "files", () -> all);
          }
          case "GET pools/{}/nodes/{}/files/*", "HEAD pools/{}/nodes/{}/files/*" ->
              files(pool, id).one(call, call.partsFrom(5));
          default -> null;
        });
  }

  private FileAnswers files(String pool, String id) {
    String url = routes.url("pools/" + pool + "/nodes/" + id + "/files");
    return new FileAnswers(cloud.call(() -> pools().folder(pool, id)), url);
  }
}
