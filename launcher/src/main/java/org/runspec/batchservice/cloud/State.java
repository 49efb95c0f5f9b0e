package org.runspec.batchservice.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.batchservice.machine.NodeFolder;

/** All that there is. Whoever looks at it or changes it holds the cloud's lock. */
final class State {
  private final Map<String, Pool> pools = new LinkedHashMap<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Path nodes;
  private final Clock clock;
  private final URI base;
  private Circumstances circumstances = Circumstances.USUAL;

  /** The time of day. */
  interface Clock {
    Instant now();
  }

  /**
   * Empty.
   *
   * @param nodes the folder of the nodes' folders
   * @param base the address of the service, with a slash at its end
   */
  State(Path nodes, Clock clock, URI base) {
    this.nodes = nodes;
    this.clock = clock;
    this.base = base;
  }

  Instant now() {
    return clock.now();
  }

  /** The address of a resource. */
  String url(String path) {
    return base.resolve(path).toString();
  }

  Circumstances circumstances() {
    return circumstances;
  }

  void circumstances(Circumstances changed) {
    circumstances = changed;
  }

  List<Pool> pools() {
    return List.copyOf(pools.values());
  }

  Optional<Pool> findPool(String id) {
    return Optional.ofNullable(pools.get(Name.key(id)));
  }

  Pool pool(String id) {
    return findPool(id).orElseThrow(() -> new Refusal(Code.POOL_NOT_FOUND));
  }

  void add(Pool pool) {
    pools.put(Name.key(pool.id()), pool);
  }

  void remove(Pool pool) {
    pools.remove(Name.key(pool.id()));
  }

  List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  Optional<Job> findJob(String id) {
    return Optional.ofNullable(jobs.get(Name.key(id)));
  }

  Job job(String id) {
    return findJob(id).orElseThrow(() -> new Refusal(Code.JOB_NOT_FOUND));
  }

  void add(Job job) {
    jobs.put(Name.key(job.id()), job);
  }

  void remove(Job job) {
    jobs.remove(Name.key(job.id()));
  }

  /** Tasks that are on a node. */
  List<Task> tasksOn(Node node) {
    List<Task> tasks = new ArrayList<>();
    for (Job job : jobs.values()) {
      for (Task task : job.tasks()) {
        if (task.isRunning()
            && task.nodeId().equals(node.id())
            && task.poolId().equals(node.pool())) {
          tasks.add(task);
        }
      }
    }
    return tasks;
  }

  NodeFolder folder(Node node) {
    return folder(node.pool(), node.id());
  }

  NodeFolder folder(String pool, String node) {
    return new NodeFolder(nodes.resolve(pool).resolve(node));
  }
}
