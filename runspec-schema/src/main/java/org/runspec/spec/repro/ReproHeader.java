package org.runspec.spec.repro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.yaml.SourceText;

/**
 * The comments at the top of a repro spec, which say what it came from. They are copied verbatim
 * from repro spec to repro spec.
 *
 * @param lines each with its {@code #}
 */
public record ReproHeader(List<String> lines) {
  private static final String MARK = "# repro_spec.yaml:";

  public ReproHeader {
    lines = List.copyOf(lines);
  }

  /**
   * What a repro spec tells of its origin.
   *
   * @param runspec the path of the runspec, relative to its project
   * @param sha256 the digest of the runspec's bytes, in hexadecimal
   * @param commit the commit of the git checkout around the runspec, if there is one
   * @param dirty whether the checkout had changes that were not committed
   * @param tool name and version of this tool
   * @param overrides what was set on the command line, as it was typed
   */
  public record Origin(
      String runspec,
      String sha256,
      Optional<String> commit,
      boolean dirty,
      String tool,
      List<String> overrides) {
    public Origin {
      overrides = List.copyOf(overrides);
    }
  }

  /** The header of a runspec's first repro spec. */
  public static ReproHeader of(Origin origin) {
    List<String> lines = new ArrayList<>();
    lines.add(MARK + " the runspec of one run, complete. Running it gives the same run again.");
    lines.add("#   runspec:   " + oneLine(origin.runspec()));
    lines.add("#   sha256:    " + origin.sha256());
    origin
        .commit()
        .ifPresent(
            commit ->
                lines.add("#   commit:    " + commit + (origin.dirty() ? ", with changes" : "")));
    lines.add("#   made by:   " + origin.tool());
    origin.overrides().forEach(override -> lines.add("#   override:  " + oneLine(override)));
    return new ReproHeader(lines);
  }

  /** The header of a text; empty if the text is not a repro spec. */
  public static Optional<ReproHeader> in(SourceText source) {
    if (!source.text().startsWith(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        new ReproHeader(source.lines().stream().takeWhile(line -> line.startsWith("#")).toList()));
  }

  /** This header, telling why the run was made; the same one if nobody said. */
  public ReproHeader because(String why) {
    if (why.isBlank()) {
      return this;
    }
    List<String> longer = new ArrayList<>(lines);
    longer.add("#   why:       " + oneLine(why));
    return new ReproHeader(longer);
  }

  /** This header, telling of more overrides. */
  public ReproHeader withOverrides(List<String> overrides) {
    List<String> longer = new ArrayList<>(lines);
    overrides.forEach(override -> longer.add("#   override:  " + oneLine(override)));
    return new ReproHeader(longer);
  }

  /** A text as a comment can hold it: whatever is no plain character becomes an escape. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    line.append(escape(c));
                default -> line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04X", c);
    };
  }

  /** All lines, each ended. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
