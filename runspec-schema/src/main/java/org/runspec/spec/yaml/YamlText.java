package org.runspec.spec.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Invisible;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes trees as YAML that {@link YamlReader} reads back as equal values. */
public final class YamlText {
  private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

  /** Numbers such as {@code 017}, which the emitter quotes, since YAML 1.1 reads them as octal. */
  private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

  private final StringWriter out = new StringWriter();
  private final Emitter emitter;
  private final Map<Mapping, String> anchors;
  private final Function<Scalar, Optional<String>> aliases;

  private YamlText(Map<Mapping, String> anchors, Function<Scalar, Optional<String>> aliases) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    this.emitter = new Emitter(out, options);
    this.anchors = anchors;
    this.aliases = aliases;
  }

  /**
   * The text of a tree without aliases.
   *
   * @param anchors the mappings to be anchored, by identity, with their anchors
   * @param aliases the anchor to write in a scalar's place, if any
   */
  public static String of(
      Mapping root, Map<Mapping, String> anchors, Function<Scalar, Optional<String>> aliases) {
    YamlText text = new YamlText(anchors, aliases);
    text.emit(new StreamStartEvent(null, null));
    text.emit(new DocumentStartEvent(null, null, false, null, null));
    text.write(root);
    text.emit(new DocumentEndEvent(null, null, false));
    text.emit(new StreamEndEvent(null, null));
    return text.out.toString();
  }

  private void emit(Event event) {
    try {
      emitter.emit(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Node node) {
    if (node instanceof Mapping mapping) {
      FlowStyle style = mapping.entries().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emit(new MappingStartEvent(anchors.get(mapping), null, true, null, null, style));
      for (Mapping.Entry entry : mapping.entries()) {
        emit(scalarEvent(entry.key(), entry.key()));
        write(entry.value());
      }
      emit(new MappingEndEvent(null, null));
    } else if (node instanceof Sequence sequence) {
      boolean flat = sequence.items().stream().allMatch(Scalar.class::isInstance);
      FlowStyle style = flat ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emit(new SequenceStartEvent(null, null, true, null, null, style));
      sequence.items().forEach(this::write);
      emit(new SequenceEndEvent(null, null));
    } else {
      Scalar scalar = (Scalar) node;
      emit(
          aliases
              .apply(scalar)
              .<Event>map(anchor -> new AliasEvent(anchor, null, null))
              .orElseGet(() -> scalarEvent(scalar.value(), plain(scalar))));
    }
  }

  /** How a value that is not text is written: as it was, as long as that reads back the same. */
  private static String plain(Scalar scalar) {
    if (PlainScalars.valueOf(scalar.text()).equals(scalar.value())
        && !scalar.text().isEmpty()
        && !LEADING_ZERO.matcher(scalar.text()).matches()) {
      return scalar.text();
    }
    if (scalar.value() instanceof Double number && !Double.isFinite(number)) {
      return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
    }
    return String.valueOf(scalar.value());
  }

  private static ScalarEvent scalarEvent(Object value, String text) {
    ScalarStyle style = ScalarStyle.PLAIN;
    if (value instanceof String word && !PlainScalars.valueOf(word).equals(word)) {
      style = ScalarStyle.SINGLE_QUOTED;
    } else if (value instanceof String word
        && (word.isEmpty() || word.equals("<<") || needsEscapes(word))) {
      style = ScalarStyle.DOUBLE_QUOTED;
    }
    return new ScalarEvent(null, null, UNTAGGED, text, null, null, style);
  }

  private static boolean needsEscapes(String text) {
    return text.chars()
        .anyMatch(
            c ->
                Invisible.is(c)
                    || c < ' '
                    || c == 0x7F
                    || c == 0x85
                    || c == 0xFEFF
                    || c == 0x2028
                    || c == 0x2029);
  }
}
