package org.runspec.backend.azure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.backend.Submission;
import org.runspec.plan.Placeholder;

/** Puts into a request what only its launch knows, each thing found out once. */
final class Filling {
  private static final String ENVIRONMENT = "environmentSettings";

  private final Submission submission;
  private final Duration good;
  private final Map<String, String> secrets;
  private final Map<String, String> places = new TreeMap<>();

  Filling(Submission submission, Duration good) throws IOException {
    this.submission = submission;
    this.good = good;
    this.secrets = submission.provision().secrets(good);
  }

  /** The id of the Batch job, which is the same when the launch is tried again. */
  static String jobId(Submission submission) {
    return submission.job() + "-" + name(submission);
  }

  private static String name(Submission submission) {
    return submission.number() == 1 ? submission.id() : submission.id() + "-" + submission.number();
  }

  /** The body of a job with as many machines. */
  Map<String, Object> job(PoolRequest request, int nodes) throws IOException {
    Map<String, Object> job = filled(request.job(), "");
    setMachines(job, nodes);
    return job;
  }

  /** A launch that asks again asks for the nodes that are missing. */
  @SuppressWarnings("unchecked")
  private static void setMachines(Map<String, Object> job, int nodes) {
    Map<String, Object> info = (Map<String, Object>) job.get("poolInfo");
    Map<String, Object> automatic = (Map<String, Object>) info.get("autoPoolSpecification");
    Map<String, Object> pool = (Map<String, Object>) automatic.get("pool");
    boolean lowPriority = ((Number) pool.get("targetDedicatedNodes")).intValue() == 0;
    pool.put("targetDedicatedNodes", lowPriority ? 0 : nodes);
    pool.put("targetLowPriorityNodes", lowPriority ? nodes : 0);
  }

  /** The task of a node. */
  Map<String, Object> task(PoolRequest request, int node) throws IOException {
    Map<String, Object> task = filled(request.task(), String.valueOf(node));
    List<Object> variables = new ArrayList<>((List<?>) task.getOrDefault(ENVIRONMENT, List.of()));
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      boolean named =
          variables.stream().anyMatch(it -> secret.getKey().equals(((Map<?, ?>) it).get("name")));
      if (!named) {
        variables.add(Map.of("name", secret.getKey(), "value", secret.getValue()));
      }
    }
    task.put(ENVIRONMENT, variables);
    return task;
  }

  private Map<String, Object> filled(Map<?, ?> map, String node) throws IOException {
    Map<String, Object> filled = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      filled.put(String.valueOf(entry.getKey()), filled(entry.getValue(), node));
    }
    return filled;
  }

  private Object filled(Object value, String node) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return filled(map, node);
    } else if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(filled(item, node));
      }
      return items;
    }
    return value instanceof String text ? filled(text, node) : value;
  }

  private String filled(String text, String node) throws IOException {
    if (text.startsWith(PoolRequest.SECRET)) {
      String name = text.substring(PoolRequest.SECRET.length(), text.length() - 1);
      String secret = secrets.get(name);
      if (secret == null) {
        throw new IOException("the launch's folder has no secret " + name);
      }
      return secret;
    } else if (text.startsWith(PoolRequest.FILE_PLACE)
        || text.equals(PoolRequest.TOOL_PLACE)
        || text.equals(PoolRequest.JAVA_PLACE)) {
      return place(text);
    }
    return text.replace(PoolRequest.NODE, node)
        .replace(Placeholder.JOB, submission.job().toString())
        .replace(Placeholder.SUBMISSION, name(submission));
  }

  private String place(String placeholder) throws IOException {
    String place = places.get(placeholder);
    if (place == null) {
      place =
          switch (placeholder) {
            case PoolRequest.TOOL_PLACE -> submission.provision().tool(good);
            case PoolRequest.JAVA_PLACE -> submission.provision().java(good);
            default ->
                submission
                    .provision()
                    .file(
                        placeholder.substring(
                            PoolRequest.FILE_PLACE.length(), placeholder.length() - 1),
                        good);
          };
      places.put(placeholder, place);
    }
    return place;
  }
}
