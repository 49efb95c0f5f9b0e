package org.runspec.store.view;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.Wishes;
import org.runspec.store.RunStore;

/**
 * How runs ended by the store's own word, where one that is damaged hides no other.
 *
 * @param ends by index
 * @param damaged the runs whose end cannot be read, by index
 */
public record StoredEnds(Map<Integer, RunEnd> ends, Set<Integer> damaged) {
  /** Of those of some runs that ended. */
  public static StoredEnds of(
      RunStore store, JobRecord job, Collection<Integer> runs, Wishes wishes) throws IOException {
    try {
      return new StoredEnds(store.ends(job, runs, wishes), Set.of());
    } catch (CorruptRecordException e) {
      return oneByOne(store, job, runs, wishes);
    }
  }

  private static StoredEnds oneByOne(
      RunStore store, JobRecord job, Collection<Integer> runs, Wishes wishes) throws IOException {
    SortedMap<Integer, RunEnd> ends = new TreeMap<>();
    Set<Integer> damaged = new TreeSet<>();
    for (int run : runs) {
      try {
        ends.putAll(store.ends(job, List.of(run), wishes));
      } catch (CorruptRecordException e) {
        damaged.add(run);
      }
    }
    return new StoredEnds(ends, damaged);
  }
}
