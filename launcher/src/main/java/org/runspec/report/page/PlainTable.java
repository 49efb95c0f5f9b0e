package org.runspec.report.page;

import java.util.List;

/** A small table of texts; those in a column whose header begins with # are numbers. */
record PlainTable(List<String> headers, List<List<String>> rows) {
  private static final String NUMBER = "#";

  PlainTable {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  void write(Markup page) {
    page.open("div", "class", "wide").open("table").newline().open("thead").open("tr");
    for (String header : headers) {
      page.element("th", isNumber(header) ? header.substring(1) : header, "class", kind(header));
    }
    page.close("tr").close("thead").newline().open("tbody").newline();
    for (List<String> row : rows) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        page.element("td", row.get(i), "class", kind(headers.get(i)));
      }
      page.close("tr").newline();
    }
    page.close("tbody").close("table").close("div").newline();
  }

  private static boolean isNumber(String header) {
    return header.startsWith(NUMBER);
  }

  private static String kind(String header) {
    return isNumber(header) ? "number" : "text";
  }
}
