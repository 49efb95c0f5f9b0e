package org.runspec.cli.job.list;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.runspec.job.Objective;
import org.runspec.report.Columns;
import org.runspec.report.Entry;

/** A list that can be gathered, again and again. */
@FunctionalInterface
interface GatheredList {
  /** How it stands now. */
  Content gather() throws IOException;

  /**
   * What a list has.
   *
   * @param of how many entries there are, those that were not read too
   * @param noun what one is called
   * @param footer further lines for people
   * @param objectives of the jobs that runs are of
   */
  record Content(
      Columns columns,
      List<Entry> entries,
      int of,
      String noun,
      String footer,
      Set<Objective> objectives) {
    public Content {
      entries = List.copyOf(entries);
      objectives = Set.copyOf(objectives);
    }

    /** Of what has no objectives. */
    Content(Columns columns, List<Entry> entries, int of, String noun, String footer) {
      this(columns, entries, of, noun, footer, Set.of());
    }
  }
}
