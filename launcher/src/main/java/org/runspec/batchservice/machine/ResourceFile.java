package org.runspec.batchservice.machine;

/**
 * A file that a task needs.
 *
 * @param url where it is got
 * @param path below the task's working directory
 * @param mode octal, such as {@code 0755}; empty for the usual
 */
public record ResourceFile(String url, String path, String mode) {
  /** The address without what may be secret. */
  String place() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
