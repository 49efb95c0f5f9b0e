package org.runspec.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/** In what form a list is written. */
public enum ListForm {
  TEXT,
  JSON,
  /** An object on each line, without commas between. */
  JSONL,
  CSV,
  TSV;

  /**
   * The form of a name.
   *
   * @throws UserProblem if there is none
   */
  public static ListForm of(String word) {
    List<String> known =
        Stream.of(values()).map(form -> form.name().toLowerCase(Locale.ROOT)).toList();
    if (known.contains(word)) {
      return values()[known.indexOf(word)];
    }
    throw new UserProblem(
        "print as " + word,
        "there are the formats " + String.join(", ", known),
        "--format " + Nearest.to(word, known).orElse(known.get(0)));
  }

  /** Writes objects as a JSON array, one on each line. */
  public static void writeJson(List<Map<String, Object>> objects, Consumer<String> out) {
    JsonEntries.write(objects.stream().map(Entry::new).toList(), out);
  }

  /**
   * Writes entries for machines, one after the other.
   *
   * @param paths of the columns, where the form has any
   * @param out gets the text in pieces
   */
  public void write(List<Entry> entries, List<String> paths, Consumer<String> out) {
    switch (this) {
      case JSON -> JsonEntries.write(entries, out);
      case JSONL -> JsonEntries.writeLines(entries, out);
      case CSV -> new SeparatedEntries(',', "\r\n").write(entries, paths, out);
      case TSV -> new SeparatedEntries('\t', "\n").write(entries, paths, out);
      case TEXT -> throw new IllegalArgumentException("not for machines");
    }
  }
}
