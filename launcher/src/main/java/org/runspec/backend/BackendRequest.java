package org.runspec.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a target, printable.
 *
 * @param files that must lie in the launch's folder before: text by name
 * @param commands one command line per node, run in the launch's folder
 * @param submitCalls how many calls submitting costs
 * @param statusCalls how many calls one look at all nodes costs
 */
public record BackendRequest(
    Map<String, String> files, List<List<String>> commands, int submitCalls, int statusCalls) {
  public BackendRequest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    commands = commands.stream().map(List::copyOf).toList();
  }
}
