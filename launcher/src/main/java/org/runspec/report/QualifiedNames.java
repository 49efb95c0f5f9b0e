package org.runspec.report;

import java.util.List;

/** Names of entries by which users find them, even where several stores or workspaces have them. */
final class QualifiedNames {
  private static final String STORE = "store";
  private static final String WORKSPACE = "workspace";

  private final String path;
  private final boolean needStore;
  private final boolean needWorkspace;

  /**
   * Of entries.
   *
   * @param path of their names
   */
  QualifiedNames(List<Entry> entries, String path) {
    this.path = path;
    this.needStore = varies(entries, STORE);
    this.needWorkspace = path.equals("run") && varies(entries, WORKSPACE);
  }

  private static boolean varies(List<Entry> entries, String path) {
    return entries.stream().map(entry -> entry.at(path)).distinct().limit(2).count() > 1;
  }

  String of(Entry entry) {
    return (needStore ? part(entry, STORE) + ":" : "")
        + (needWorkspace ? part(entry, WORKSPACE) + "/" : "")
        + part(entry, path);
  }

  private static String part(Entry entry, String path) {
    return entry.at(path).map(Object::toString).orElse("");
  }
}
