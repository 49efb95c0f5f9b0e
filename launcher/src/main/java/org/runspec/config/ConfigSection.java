package org.runspec.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** A checked mapping, read by key; what was left out is absent. */
record ConfigSection(Optional<Mapping> mapping) {
  ConfigSection below(String key) {
    return new ConfigSection(value(key).filter(Mapping.class::isInstance).map(Mapping.class::cast));
  }

  /** The sections below names of the user's own, in order. */
  Map<String, ConfigSection> named(String key) {
    Map<String, ConfigSection> sections = new LinkedHashMap<>();
    below(key)
        .mapping()
        .ifPresent(
            names -> names.keys().forEach(name -> sections.put(name, below(key).below(name))));
    return sections;
  }

  /** Whether a key has a value. */
  boolean has(String key) {
    return value(key).isPresent();
  }

  Optional<String> text(String key) {
    return scalar(key).map(Scalar::text);
  }

  Optional<Path> path(String key) {
    return text(key).map(Path::of);
  }

  Optional<Integer> whole(String key) {
    return scalar(key).map(scalar -> (int) Math.min(Integer.MAX_VALUE, (Long) scalar.value()));
  }

  Optional<Double> decimal(String key) {
    return scalar(key).map(scalar -> (Double) scalar.value());
  }

  Optional<Boolean> truth(String key) {
    return scalar(key).map(scalar -> (Boolean) scalar.value());
  }

  List<String> texts(String key) {
    return value(key)
        .map(
            node -> ((Sequence) node).items().stream().map(item -> ((Scalar) item).text()).toList())
        .orElse(List.of());
  }

  Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    ConfigSection names = below(key);
    names
        .mapping()
        .ifPresent(
            it ->
                it.keys()
                    .forEach(name -> names.text(name).ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  Optional<Secret> secret(String key) {
    return below(key)
        .mapping()
        .map(
            reference -> {
              String kind = reference.keys().get(0);
              String place = ((Scalar) reference.get(kind).orElseThrow()).text();
              return kind.equals("env") ? new Secret.InVariable(place) : new Secret.InFile(place);
            });
  }

  Position position(String key) {
    return value(key).map(Node::position).orElseGet(this::position);
  }

  Position position() {
    return mapping.map(Node::position).orElse(Position.ofFile(Configuration.FILE));
  }

  private Optional<Node> value(String key) {
    return mapping
        .flatMap(it -> it.get(key))
        .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
  }

  private Optional<Scalar> scalar(String key) {
    return value(key).map(Scalar.class::cast);
  }
}
