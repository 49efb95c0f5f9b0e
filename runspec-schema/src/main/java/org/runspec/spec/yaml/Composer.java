package org.runspec.spec.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Invisible;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Builds a tree from YAML events. Unlike snakeyaml's own composer it keeps the place of every
 * alias, reports duplicate keys, and counts what aliases multiply instead of how many there are.
 */
final class Composer {
  private static final String MERGE_KEY = "<<";

  private static final int MAX_KEY = 1000;

  private final Places places;
  private final Parser events;
  private final Limits limits;
  private final Problems problems;

  private final Tags tags;
  private final Anchors anchors;
  private boolean invisible;
  private Size size = Size.NOTHING;

  Composer(Places places, Parser events, Limits limits, Problems problems) {
    this.places = places;
    this.events = events;
    this.limits = limits;
    this.problems = problems;
    this.tags = new Tags(problems);
    this.anchors = new Anchors(problems);
  }

  /** The only document of the stream; empty if there is none. */
  Optional<Document> compose() {
    events.getEvent(); // start of the stream
    if (events.checkEvent(Event.ID.StreamEnd)) {
      problems.add(
          Problem.error(places.first(), "", "the file is empty")
              .suggesting("start with 'component: root/Root_Component'"));
      return Optional.empty();
    }
    events.getEvent(); // start of the document
    Node root = node(0);
    events.getEvent(); // its end
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      problems.add(
          Problem.error(position(events.peekEvent()), "", "a second document starts here")
              .suggesting("keep one document, without '---' between its parts"));
    }
    return Optional.of(new Document(root, anchors.named()));
  }

  /** Whether words without quotes hold what cannot be seen. */
  boolean sawInvisible() {
    return invisible;
  }

  private Node node(int depth) {
    Event event = events.getEvent();
    Position position = position(event);
    if (depth > limits.depth()) {
      throw new LimitExceeded(
          Problem.error(
              position, "", "mappings and lists are nested more than " + limits.depth() + " deep"));
    }
    Size before = size.plus(new Size(1, 0)); // an alias of it counts as one itself
    grow(new Size(1, event instanceof ScalarEvent text ? text.getValue().length() : 0), position);
    if (event instanceof AliasEvent alias) {
      return alias(alias.getAnchor(), position);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.begin(anchor);
    }
    Node node =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event, position);
          case SequenceStart -> sequence((SequenceStartEvent) event, position, depth);
          case MappingStart -> mapping((MappingStartEvent) event, position, depth);
          default -> throw new IllegalStateException("no node starts with " + event);
        };
    if (anchor != null) {
      anchors.end(anchor, node, size.minus(before));
    }
    return node;
  }

  private Node alias(String name, Position position) {
    Provenance provenance = Provenance.written(position);
    Optional<Anchors.Anchored> anchored = anchors.of(name, position);
    if (anchored.isEmpty()) {
      return Scalar.unknown(provenance);
    }
    grow(anchored.get().size(), position);
    return new Alias(name, anchored.get().node(), provenance);
  }

  private void grow(Size more, Position position) {
    size = size.plus(more);
    size.check(limits, position);
  }

  private Scalar scalar(ScalarEvent event, Position position) {
    String text = event.getValue();
    if (text.codePoints().anyMatch(Composer::isHalfCharacter)) {
      problems.add(
          Problem.error(position, "", "an escape in this text is half a character")
              .suggesting("write the character itself"));
    }
    invisible |= event.isPlain() && text.codePoints().anyMatch(Invisible::is);
    Object untagged = event.isPlain() ? PlainScalars.valueOf(text) : text;
    Object value = tags.valueOf(event.getTag(), text, untagged, position);
    return new Scalar(value, text, Provenance.written(position));
  }

  private static boolean isHalfCharacter(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private Sequence sequence(SequenceStartEvent start, Position position, int depth) {
    tags.check(start.getTag(), CoreTag.SEQ, position);
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    events.getEvent();
    return new Sequence(items, Provenance.written(position));
  }

  private Mapping mapping(MappingStartEvent start, Position position, int depth) {
    tags.check(start.getTag(), CoreTag.MAP, position);
    Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Optional<KeyEvent> key = key(depth);
      Node value = node(depth + 1);
      if (key.isEmpty()) {
        continue;
      }
      if (key.get().isMerge()) {
        merged.add(value);
        continue;
      }
      Mapping.Entry entry = new Mapping.Entry(key.get().text(), key.get().position(), value);
      Mapping.Entry earlier = entries.putIfAbsent(entry.key(), entry);
      if (earlier != null) {
        problems.add(
            Problem.error(
                    entry.keyPosition(),
                    "",
                    "the key " + Quote.of(entry.key()) + " stands here twice")
                .allowing("it stands first in line " + earlier.keyPosition().line())
                .suggesting("remove one of them"));
      }
    }
    events.getEvent();
    merged.forEach(node -> merge(node, entries));
    return new Mapping(List.copyOf(entries.values()), Provenance.written(position));
  }

  private record KeyEvent(String text, boolean isMerge, Position position) {}

  private Optional<KeyEvent> key(int depth) {
    Event event = events.peekEvent();
    Position position = position(event);
    Node node = node(depth + 1);
    if (event instanceof ScalarEvent scalar) {
      if (scalar.getValue().length() > MAX_KEY) {
        throw new LimitExceeded(
            Problem.error(position, "", "a key is longer than " + MAX_KEY + " characters"));
      }
      boolean merge = scalar.isPlain() && scalar.getValue().equals(MERGE_KEY);
      return Optional.of(new KeyEvent(scalar.getValue(), merge, position));
    }
    if (node instanceof Alias alias && alias.target() instanceof Scalar target) {
      return Optional.of(new KeyEvent(target.text(), false, position));
    }
    if (!(node instanceof Scalar)) {
      problems.add(Problem.error(position, "", "a key is a word, not a list or a mapping"));
    }
    return Optional.empty();
  }

  /** Adds the entries of {@code << : *base} or {@code << : [*a, *b]}; what stands already wins. */
  private void merge(Node node, Map<String, Mapping.Entry> entries) {
    Node source = node instanceof Alias alias ? alias.target() : node;
    if (source instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
    } else if (source instanceof Sequence sequence) {
      sequence.items().forEach(item -> merge(item, entries));
    } else if (!(source instanceof Scalar scalar && scalar.isUnknown())) {
      problems.add(
          Problem.error(node.position(), "", "'<<' takes a mapping")
              .allowing("an alias such as '<<: *base', or a list of them"));
    }
  }

  private Position position(Event event) {
    return places.of(event.getStartMark());
  }
}
