package org.runspec.backend.azure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.plan.NodePlan;
import org.runspec.plan.NodePreparation.Delivery;
import org.runspec.plan.NodeScript;
import org.runspec.plan.Placeholder;
import org.runspec.plan.PoolPlan;

/**
 * What is asked of the service for nodes of a job ({@code batch.json} of the launch's folder): a
 * Batch job with a pool of its own, and a task for each node.
 *
 * @param job the body of POST /jobs
 * @param task one item of the body of POST /jobs/{job}/addtaskcollection; all are alike but for
 *     {@code {node}}
 * @param waitDays how long what is put in must be good
 */
record PoolRequest(Map<String, Object> job, Map<String, Object> task, int waitDays) {
  /** Its file. */
  static final String FILE = "batch.json";

  /** Stands for the index of a node. */
  static final String NODE = "{node}";

  /** Stand in front of what is put in when it is submitted. */
  static final String SECRET = "{secret:";

  static final String FILE_PLACE = "{file:";
  static final String TOOL_PLACE = "{tool}";
  static final String JAVA_PLACE = "{java}";

  /** The metadata by which a launch that is tried again knows its own job. */
  static final String SUBMISSION = "runspec-submission";

  /** The settings of a task by which its script finds what it needs. */
  private static final String SCRIPT_VARIABLE = "RUNSPEC_NODE_SCRIPT";

  private static final String JAR = "node.jar";
  private static final String JAVA = "java.tar.gz";
  private static final String VALUE = "value";
  private static final String NAME = "name";

  /**
   * For nodes of a plan.
   *
   * @param secrets variables that hold secrets
   */
  static PoolRequest of(NodePlan nodes, List<String> secrets) {
    PoolPlan pool = nodes.pool().orElseThrow();
    return new PoolRequest(job(pool), task(nodes, pool, secrets), pool.queueDays());
  }

  String text() {
    return new String(RecordFormat.file(this), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> job(PoolPlan pool) {
    Map<String, Object> automatic = new LinkedHashMap<>();
    automatic.put("autoPoolIdPrefix", Placeholder.JOB);
    automatic.put("poolLifetimeOption", "job");
    automatic.put("keepAlive", pool.hold());
    automatic.put("pool", machines(pool));
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("id", Placeholder.JOB + "-" + Placeholder.SUBMISSION);
    job.put("displayName", Placeholder.JOB);
    job.put("poolInfo", Map.of("autoPoolSpecification", automatic));
    // until its tasks are there; a job without any would be over
    job.put("onAllTasksComplete", "noaction");
    job.put("metadata", List.of(pair(SUBMISSION, Placeholder.SUBMISSION)));
    return job;
  }

  private static Map<String, Object> machines(PoolPlan pool) {
    PoolPlan.Image image = pool.image();
    Map<String, Object> reference = new LinkedHashMap<>();
    if (image.id().isPresent()) {
      reference.put("virtualMachineImageId", image.id().get());
    } else {
      reference.put("publisher", image.publisher());
      reference.put("offer", image.offer());
      reference.put("sku", image.sku());
      reference.put("version", image.version());
    }
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("imageReference", reference);
    machine.put("nodeAgentSKUId", image.nodeAgent());
    if (pool.container().isPresent()) {
      Map<String, Object> container = new LinkedHashMap<>();
      container.put("type", "dockerCompatible");
      container.put("containerImageNames", List.of(pool.container().get()));
      machine.put("containerConfiguration", container);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("displayName", Placeholder.JOB);
    body.put("vmSize", pool.vmSize());
    body.put("virtualMachineConfiguration", machine);
    body.put("targetDedicatedNodes", pool.lowPriority() ? 0 : pool.nodes());
    body.put("targetLowPriorityNodes", pool.lowPriority() ? pool.nodes() : 0);
    body.put("taskSlotsPerNode", 1);
    return body;
  }

  private static Map<String, Object> task(NodePlan nodes, PoolPlan pool, List<String> secrets) {
    boolean brought = nodes.setting().store().startsWith("http");
    boolean java = nodes.preparation().delivery() == Delivery.STORE_WITH_JAVA;
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", "node" + NODE);
    task.put("commandLine", command(brought, java));
    if (pool.container().isPresent()) {
      task.put("containerSettings", Map.of("imageName", pool.container().get()));
    }
    if (brought) {
      task.put("resourceFiles", resources(java));
    }
    List<Map<String, Object>> variables = new ArrayList<>();
    if (!brought) {
      variables.add(variable(SCRIPT_VARIABLE, fileOf(NodeScript.FILE)));
      variables.add(variable(NodeScript.SETTING_VARIABLE, fileOf(NodeScript.SETTING_FILE)));
      variables.add(variable(NodeScript.JAR_VARIABLE, TOOL_PLACE));
      if (java) {
        variables.add(variable(NodeScript.JAVA_VARIABLE, JAVA_PLACE));
      }
    } else {
      variables.add(secret(NodeSetting.STORE_VARIABLE));
    }
    nodes.setting().database().ifPresent(name -> variables.add(secret(name)));
    secrets.forEach(name -> variables.add(secret(name)));
    task.put("environmentSettings", variables);
    Map<String, Object> limits = new LinkedHashMap<>();
    pool.hours()
        .ifPresent(
            hours ->
                limits.put(
                    "maxWallClockTime", Duration.ofSeconds(Math.round(hours * 3600)).toString()));
    limits.put("maxTaskRetryCount", pool.retries());
    task.put("constraints", limits);
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("scope", "pool");
    user.put("elevationLevel", pool.admin() ? "admin" : "nonadmin");
    task.put("userIdentity", Map.of("autoUser", user));
    return task;
  }

  /** Everything that a node prints is in one file. What lies in its working directory has names. */
  private static String command(boolean brought, boolean java) {
    StringBuilder exports = new StringBuilder();
    exports
        .append("export ")
        .append(NodeSetting.FOLDER_VARIABLE)
        .append("=\"$AZ_BATCH_NODE_SHARED_DIR/runspec/$AZ_BATCH_JOB_ID\"")
        .append(" ")
        .append(NodeSetting.OUTPUT_VARIABLE)
        .append("=\"$AZ_BATCH_TASK_DIR/stdout.txt\"");
    if (brought) {
      exports.append(" ").append(NodeScript.JAR_VARIABLE).append("=\"$PWD/" + JAR + "\"");
      exports
          .append(" ")
          .append(NodeScript.SETTING_VARIABLE)
          .append("=\"$PWD/" + NodeScript.SETTING_FILE + "\"");
      if (java) {
        exports.append(" ").append(NodeScript.JAVA_VARIABLE).append("=\"$PWD/" + JAVA + "\"");
      }
    }
    String script = brought ? NodeScript.FILE : "\"$" + SCRIPT_VARIABLE + "\"";
    return "/bin/sh -c '" + exports + "; exec /bin/sh " + script + " " + NODE + " 2>&1'";
  }

  private static List<Map<String, Object>> resources(boolean java) {
    List<Map<String, Object>> files = new ArrayList<>();
    files.add(resource(NodeScript.FILE, fileOf(NodeScript.FILE)));
    files.add(resource(NodeScript.SETTING_FILE, fileOf(NodeScript.SETTING_FILE)));
    files.add(resource(JAR, TOOL_PLACE));
    if (java) {
      files.add(resource(JAVA, JAVA_PLACE));
    }
    return files;
  }

  private static Map<String, Object> resource(String path, String url) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("httpUrl", url);
    file.put("filePath", path);
    return file;
  }

  private static String fileOf(String name) {
    return FILE_PLACE + name + "}";
  }

  private static Map<String, Object> secret(String name) {
    return variable(name, SECRET + name + "}");
  }

  private static Map<String, Object> variable(String name, String value) {
    return pair(name, value);
  }

  private static Map<String, Object> pair(String name, String value) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put(NAME, name);
    pair.put(VALUE, value);
    return pair;
  }
}
