package org.runspec.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runspec with marks: {@code ¦} where the cursor is, {@code «…»} around what an editor should
 * underline.
 *
 * @param marked the text with its marks
 */
record MarkedDocument(String marked) {
  private static final String STAGES = "processing_stages:";
  private static final String STAGE = "  - processing_stage:";
  private static final String HEAD = "component: root/Root_Component";

  /** Lines at the top of an otherwise right runspec. */
  static MarkedDocument root(String... lines) {
    return of(
        Stream.of(
                Stream.of(lines),
                Stream.of(STAGES, STAGE, "      component: processors/Command_Proc"))
            .flatMap(each -> each));
  }

  /** Lines of the only stage of a runspec. */
  static MarkedDocument stage(String... lines) {
    return of(
        Stream.concat(Stream.of(STAGES, STAGE), Stream.of(lines).map(line -> "      " + line)));
  }

  /** Lines of an agent in the only stage of a runspec. */
  static MarkedDocument agent(String... lines) {
    return stage(
        Stream.concat(
                Stream.of(
                    "component: processors/RL_Proc", "agent:", "  component: agents/AAC_Agent"),
                Stream.of(lines).map(line -> "  " + line))
            .toArray(String[]::new));
  }

  /** Lines of the launcher's section. */
  static MarkedDocument launcher(String... lines) {
    return root(
        Stream.concat(
                Stream.of("job_launcher:", "  component: job_launchers/XT"),
                Stream.of(lines).map(line -> "  " + line))
            .toArray(String[]::new));
  }

  /** Nothing but these lines. */
  static MarkedDocument whole(String... lines) {
    return new MarkedDocument(String.join("\n", lines) + "\n");
  }

  private static MarkedDocument of(Stream<String> lines) {
    return whole(Stream.concat(Stream.of(HEAD), lines).toArray(String[]::new));
  }

  /** The text without its marks, below a first line that names the schema. */
  String text(String schema) {
    return "# yaml-language-server: $schema=" + schema + "\n" + marked.replaceAll("[¦«»]", "");
  }

  /** The cursor's line in {@link #text}, 0 for the first. */
  int cursorLine() {
    return 1 + (int) beforeCursor().chars().filter(c -> c == '\n').count();
  }

  /** The cursor's column in {@link #text}, 0 for the first. */
  int cursorCharacter() {
    String before = beforeCursor();
    return before.length() - before.lastIndexOf('\n') - 1;
  }

  private String beforeCursor() {
    int cursor = marked.indexOf('¦');
    if (cursor < 0) {
      throw new IllegalStateException("no cursor in " + marked);
    }
    return marked.substring(0, cursor);
  }

  /** Each marked stretch as {@code line:from-to}, as {@link #text} counts. */
  List<String> underlined() {
    List<String> ranges = new ArrayList<>();
    String[] lines = marked.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int from = 0;
      int marks = 0;
      for (int at = 0; at < lines[i].length(); at++) {
        if (lines[i].charAt(at) == '«') {
          from = at - marks++;
        } else if (lines[i].charAt(at) == '»') {
          ranges.add((i + 1) + ":" + from + "-" + (at - marks++));
        }
      }
    }
    return ranges;
  }
}
