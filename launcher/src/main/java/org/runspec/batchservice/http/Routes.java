package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Refusal;

/** Which call means what. */
final class Routes {
  private final Cloud cloud;
  private final URI base;
  private final JobRoutes jobs;
  private final TaskRoutes tasks;
  private final PoolRoutes pools;
  private final Controls controls;

  /**
   * To a cloud.
   *
   * @param base the service's address, with a slash at its end
   * @param stop what is done when somebody wants the service to end
   */
  Routes(Cloud cloud, URI base, Runnable stop) {
    this.cloud = cloud;
    this.base = base;
    this.jobs = new JobRoutes(cloud, this);
    this.tasks = new TaskRoutes(cloud, this);
    this.pools = new PoolRoutes(cloud, this);
    this.controls = new Controls(cloud, stop);
  }

  /** Does what a call asks for. */
  Answer answer(Call call) throws IOException {
    boolean ofTasks = call.path().size() > 2 && call.part(2).matches("tasks|addtaskcollection");
    Optional<Answer> answer =
        switch (call.part(0)) {
          case "jobs" -> ofTasks ? tasks.answer(call) : jobs.answer(call);
          case "pools" -> pools.answer(call);
          case "supportedimages" ->
              Optional.of(page(call, "SupportedImages", () -> cloud.pools().images()));
          case "nodecounts" ->
              Optional.of(page(call, "PoolNodeCounts", () -> cloud.pools().nodeCounts()));
          case Controls.ROOT -> controls.answer(call);
          default -> Optional.empty();
        };
    return answer.orElseThrow(() -> new Refusal(Code.RESOURCE_NOT_FOUND));
  }

  /** A page of what there is. */
  Answer page(Call call, String kind, Supplier<List<ObjectNode>> all) {
    return new Listing(call, base).of(kind, cloud.call(all));
  }

  /** A resource as the call wants it. */
  Answer resource(Call call, Supplier<ObjectNode> get) {
    ObjectNode whole = cloud.call(get);
    call.check(whole);
    return Answer.resource(whole, new Listing(call, base).selected(whole));
  }

  /** Changes a resource if the call's conditions hold for it. */
  Answer change(Call call, int status, Supplier<ObjectNode> get, Runnable deed) {
    ObjectNode after =
        cloud.call(
            () -> {
              ObjectNode before = get.get();
              call.check(before);
              deed.run();
              return before;
            });
    cloud.hurry();
    return Answer.of(status, after);
  }

  /** The address of files. */
  String url(String path) {
    return base.resolve(path).toString();
  }
}
