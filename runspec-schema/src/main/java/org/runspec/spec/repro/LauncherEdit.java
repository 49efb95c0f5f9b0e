package org.runspec.spec.repro;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;
import org.runspec.spec.yaml.YamlText;

/**
 * Sets single values of a runspec's job launcher in its text, so that everything else of it stays
 * as it was written, comments included.
 */
public final class LauncherEdit {
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final String COMPONENT = "job_launchers/XT";

  private final SourceText source;
  private final List<Change> changes = new ArrayList<>();

  private LauncherEdit(SourceText source) {
    this.source = source;
  }

  /**
   * The text with these values; empty where they cannot be set one by one, as where the launcher is
   * X
   *
   * @param values by property
   */
  public static Optional<String> of(SourceText source, Map<String, Scalar> values) {
    Optional<Mapping> root = new YamlReader().readMapping(source, new Problems());
    if (values.isEmpty() || root.isEmpty()) {
      return root.map(read -> source.text());
    }
    LauncherEdit edit = new LauncherEdit(source);
    Optional<Node> launcher = root.get().get(Sections.JOB_LAUNCHER);
    boolean possible =
        launcher.isEmpty()
            ? edit.addSection(root.get(), values)
            : launcher.get() instanceof Mapping section && edit.setAll(section, values);
    return possible
        ? Optional.of(edit.text()).filter(text -> edit.means(text, root.get(), values))
        : Optional.empty();
  }

  /** Whether a text is the same runspec with the values set. */
  private boolean means(String text, Mapping before, Map<String, Scalar> values) {
    Optional<Mapping> after =
        new YamlReader().readMapping(new SourceText(source.name(), text), new Problems());
    Map<String, Object> wanted = new HashMap<>(plain(before));
    Map<String, Object> launcher = new HashMap<>();
    launcher.put(Sections.COMPONENT, COMPONENT);
    before.get(Sections.JOB_LAUNCHER).ifPresent(node -> launcher.putAll(plain(node)));
    values.forEach((key, value) -> launcher.put(key, PlainValues.of(value)));
    wanted.put(Sections.JOB_LAUNCHER, launcher);
    return after.map(LauncherEdit::plain).equals(Optional.of(wanted));
  }

  private static Map<String, Object> plain(Node node) {
    Map<String, Object> values = new HashMap<>();
    ((Map<?, ?>) PlainValues.of(node)).forEach((key, value) -> values.put(key.toString(), value));
    return values;
  }

  /** A stretch of the text and what takes its place. */
  private record Change(int start, int end, String text) {}

  private boolean addSection(Mapping root, Map<String, Scalar> values) {
    StringBuilder section = new StringBuilder(Sections.JOB_LAUNCHER + ":\n");
    section.append("  component: ").append(COMPONENT).append('\n');
    values.forEach((key, value) -> section.append("  ").append(line(key, value)).append('\n'));
    Mapping.Entry first = root.entries().get(0);
    int start = offset(first.keyPosition());
    if (!startsLine(start) || first.keyPosition().column() != 1) {
      return false;
    }
    boolean isName =
        first.key().equals(Sections.COMPONENT) && source.text().indexOf('\n', start) > 0;
    int place = isName ? source.text().indexOf('\n', start) + 1 : start;
    changes.add(new Change(place, place, section.toString()));
    return true;
  }

  private boolean setAll(Mapping section, Map<String, Scalar> values) {
    if (section.entries().isEmpty()) {
      return false;
    }
    int first = offset(section.entries().get(0).keyPosition());
    for (Map.Entry<String, Scalar> value : values.entrySet()) {
      Optional<Mapping.Entry> entry = section.entry(value.getKey());
      if (entry.isPresent()) {
        Optional<Change> change = set(entry.get().value(), value.getValue());
        if (change.isEmpty()) {
          return false;
        }
        changes.add(change.get());
      } else if (startsLine(first)) {
        String indent = " ".repeat(section.entries().get(0).keyPosition().column() - 1);
        String line = line(value.getKey(), value.getValue()) + "\n" + indent;
        changes.add(new Change(first, first, line));
      } else {
        return false;
      }
    }
    return true;
  }

  private Optional<Change> set(Node old, Scalar value) {
    if (!(old instanceof Scalar scalar)) {
      return Optional.empty();
    }
    int start = offset(old.position());
    String rest = source.text().substring(start);
    String written = rest.lines().findFirst().orElse("");
    int length = quotedLength(written);
    if (length == 0 && !scalar.text().isEmpty() && written.startsWith(scalar.text())) {
      length = scalar.text().length();
    }
    if (length == 0) {
      return Optional.empty();
    }
    return Optional.of(new Change(start, start + length, valueText(value)));
  }

  /** How long the quoted text is that begins here, quotes included; 0 if none does. */
  private static int quotedLength(String text) {
    Matcher quoted = QUOTED.matcher(text);
    return quoted.lookingAt() ? quoted.end() : 0;
  }

  private String text() {
    StringBuilder text = new StringBuilder(source.text());
    List<Change> backwards = new ArrayList<>(changes);
    backwards.sort(Comparator.comparingInt(Change::start));
    for (int i = backwards.size() - 1; i >= 0; i--) {
      Change change = backwards.get(i);
      text.replace(change.start(), change.end(), change.text());
    }
    return text.toString();
  }

  private boolean startsLine(int offset) {
    int line = source.text().lastIndexOf('\n', offset - 1) + 1;
    return source.text().substring(line, offset).isBlank();
  }

  private int offset(Position position) {
    int at = 0;
    for (int line = 1; line < position.line(); line++) {
      at = source.text().indexOf('\n', at) + 1;
    }
    return source.text().offsetByCodePoints(at, position.column() - 1);
  }

  private static String line(String key, Scalar value) {
    Provenance nowhere = Provenance.written(Position.ofFile(""));
    Mapping.Entry entry = new Mapping.Entry(key, nowhere.position(), value);
    String text =
        YamlText.of(
            new Mapping(List.of(entry), nowhere), Map.of(), scalar -> Optional.<String>empty());
    return text.stripTrailing();
  }

  private static String valueText(Scalar value) {
    return line("x", value).substring("x: ".length());
  }
}
