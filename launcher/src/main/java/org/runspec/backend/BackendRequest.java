package org.runspec.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a target, printable. Where only the launch knows something, a placeholder
 * stands, such as {@code {job}} or {@code {secret:NAME}}.
 *
 * @param facts what people should know of it, by name
 * @param files that must lie in the launch's folder before: text by name
 * @param commands one command line per node; what the target executes for it
 * @param submitCalls how many calls submitting costs
 * @param statusCalls how many calls one look at all nodes costs
 */
public record BackendRequest(
    Map<String, String> facts,
    Map<String, String> files,
    List<List<String>> commands,
    int submitCalls,
    int statusCalls) {
  public BackendRequest {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    commands = commands.stream().map(List::copyOf).toList();
  }
}
