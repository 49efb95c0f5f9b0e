package org.runspec.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries of the jobs that some entries are of. */
final class SameJobs {
  private SameJobs() {}

  /**
   * All entries of the same jobs.
   *
   * @param all among them the others
   */
  static List<Entry> of(List<Entry> some, List<Entry> all) {
    if (some.size() == all.size()) {
      return all;
    }
    Set<List<Optional<Object>>> jobs = some.stream().map(SameJobs::job).collect(Collectors.toSet());
    return all.stream().filter(entry -> jobs.contains(job(entry))).toList();
  }

  private static List<Optional<Object>> job(Entry entry) {
    return List.of(entry.at("store"), entry.at("job"));
  }
}
