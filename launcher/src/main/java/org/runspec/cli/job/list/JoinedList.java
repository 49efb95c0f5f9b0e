package org.runspec.cli.job.list;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runspec.cli.job.Sight;
import org.runspec.job.Objective;
import org.runspec.report.Entry;

/** The lists of several stores as one, in which each entry says where it is from. */
final class JoinedList implements GatheredList {
  private static final Comparator<Entry> BY_TIME = Comparator.comparing(JoinedList::time);

  private final Map<Sight, GatheredList> lists;

  /**
   * Of some stores.
   *
   * @param lists what each has
   */
  JoinedList(Map<Sight, GatheredList> lists) {
    this.lists = new LinkedHashMap<>(lists);
  }

  /** One list as it is, several joined. */
  static GatheredList of(Map<Sight, GatheredList> lists) {
    return lists.size() == 1 ? lists.values().iterator().next() : new JoinedList(lists);
  }

  @Override
  public Content gather() throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> footer = new ArrayList<>();
    Set<Objective> objectives = new HashSet<>();
    Content last = null;
    IOException failure = null;
    int of = 0;
    for (Map.Entry<Sight, GatheredList> list : lists.entrySet()) {
      Sight sight = list.getKey();
      try {
        sight.jobs().refresh();
        Content content = list.getValue().gather();
        content.entries().forEach(entry -> entries.add(from(sight.store(), entry)));
        content.footer().lines().map(line -> sight.store() + ":" + line).forEach(footer::add);
        objectives.addAll(content.objectives());
        of += content.of();
        last = content;
      } catch (IOException e) {
        footer.add("the store " + sight.store() + " is left out: " + e.getMessage());
        failure = e;
      }
    }
    if (last == null) {
      throw failure == null ? new IOException("there is no store") : failure;
    }
    entries.sort(BY_TIME);
    return new Content(
        last.columns(), entries, of, last.noun(), String.join("\n", footer), objectives);
  }

  private static Entry from(String store, Entry entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("store", store);
    values.putAll(entry.values());
    return new Entry(values);
  }

  /** What waits is listed before all that began, as in the list of one store. */
  private static Instant time(Entry entry) {
    return Stream.of("submitted", "started", "ended")
        .map(entry::at)
        .flatMap(Optional::stream)
        .filter(Instant.class::isInstance)
        .map(Instant.class::cast)
        .findFirst()
        .orElse(Instant.MIN);
  }
}
