package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.batchservice.machine.NodeFolder;
import org.runspec.batchservice.machine.ResourceFile;
import org.runspec.batchservice.machine.TaskLaunch;
import org.runspec.batchservice.machine.TaskPlace;

/** What tasks get when they are started: folder, files and environment. */
final class Launches {
  private final State state;
  private final String account;

  Launches(State state, String account) {
    this.state = state;
    this.account = account;
  }

  /** Where a task that has a node lives. */
  TaskPlace place(Job job, Task task) {
    return state.folder(task.poolId(), task.nodeId()).task(job.id(), task.id());
  }

  TaskLaunch of(Job job, Task task, Node node) {
    TaskPlace place = place(job, task);
    Map<String, String> environment = own(job.document().at("commonEnvironmentSettings"));
    environment.putAll(own(task.document().at("environmentSettings")));
    environment.putAll(of(node, place));
    environment.put("AZ_BATCH_JOB_ID", job.id());
    environment.put("AZ_BATCH_TASK_ID", task.id());
    environment.put("AZ_BATCH_TASK_USER", "_azbatch");
    return new TaskLaunch(
        place,
        task.document().text("commandLine"),
        environment,
        files(task.document().at("resourceFiles")));
  }

  /** The task with which a node of a pool starts. */
  TaskLaunch ofStart(JsonNode startTask, Node node) {
    TaskPlace place = state.folder(node).startTask();
    Map<String, String> environment = own(startTask.path("environmentSettings"));
    environment.putAll(of(node, place));
    return new TaskLaunch(
        place,
        startTask.path("commandLine").asText(),
        environment,
        files(startTask.path("resourceFiles")));
  }

  private Map<String, String> of(Node node, TaskPlace place) {
    NodeFolder folder = state.folder(node);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AZ_BATCH_ACCOUNT_NAME", account);
    environment.put("AZ_BATCH_ACCOUNT_URL", state.url(""));
    environment.put("AZ_BATCH_POOL_ID", node.pool());
    environment.put("AZ_BATCH_NODE_ID", node.id());
    environment.put("AZ_BATCH_NODE_ROOT_DIR", folder.root().toString());
    environment.put("AZ_BATCH_NODE_SHARED_DIR", folder.shared().toString());
    environment.put("AZ_BATCH_NODE_STARTUP_DIR", folder.startTask().folder().toString());
    environment.put("AZ_BATCH_NODE_STARTUP_WORKING_DIR", folder.startTask().working().toString());
    environment.put("AZ_BATCH_NODE_IS_DEDICATED", String.valueOf(node.isDedicated()));
    environment.put("AZ_BATCH_TASK_DIR", place.folder().toString());
    environment.put("AZ_BATCH_TASK_WORKING_DIR", place.working().toString());
    return environment;
  }

  private static Map<String, String> own(JsonNode settings) {
    Map<String, String> environment = new LinkedHashMap<>();
    settings.forEach(
        setting ->
            environment.put(setting.path("name").asText(), setting.path("value").asText("")));
    return environment;
  }

  private static List<ResourceFile> files(JsonNode listed) {
    List<ResourceFile> files = new ArrayList<>();
    listed.forEach(
        file ->
            files.add(
                new ResourceFile(
                    file.path("httpUrl").asText(),
                    file.path("filePath").asText(),
                    file.path("fileMode").asText(""))));
    return files;
  }
}
