package org.runspec.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A path that ends in {@code .*}: a column for each name in a group, in the order in which the
 * names first came.
 */
record ColumnGroup(Columns kind, Column group) {
  private static final String ALL = ".*";

  /** By how much the objective, else a group's first column, is kept longer than others. */
  private static final int FIRST_LONGER = 25;

  static boolean is(Column column) {
    return column.path().endsWith(ALL);
  }

  List<Column> in(List<Entry> entries) {
    String path = group.path().substring(0, group.path().length() - ALL.length());
    Set<String> names = new LinkedHashSet<>();
    Set<String> best = new HashSet<>();
    for (Entry entry : entries) {
      entry.group(path).keySet().forEach(name -> names.add(String.valueOf(name)));
      entry.at("objective").ifPresent(metric -> best.add(metric.toString()));
    }
    boolean hasBest = path.equals("metrics") && names.stream().anyMatch(best::contains);
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean isBest = hasBest && best.contains(name);
      boolean isKept = isBest || (!hasBest && columns.isEmpty());
      columns.add(column(path + "." + name, name, isBest, isKept));
    }
    return columns;
  }

  private Column column(String path, String name, boolean isBest, boolean isKept) {
    // a name that is another column's path, such as a hyperparameter's "step", would be taken for
    // it
    String header = kind.hasPath(name) ? path : isBest ? name + Column.BEST : name;
    int rank = isKept ? group.rank() - FIRST_LONGER : group.rank();
    return new Column(path, header, group.kind(), rank);
  }
}
