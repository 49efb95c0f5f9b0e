package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.DefinitionFile;
import org.runspec.spec.catalogue.DefinitionReader;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** Definitions and expanded trees, written as YAML. */
final class Catalogues {
  private Catalogues() {}

  static Catalogue of(String... definitions) {
    return new Catalogue(Arrays.stream(definitions).map(Catalogues::definition).toList());
  }

  static Definition definition(String text) {
    return definition(text, URI.create("jar:file:/run.jar!/components/"));
  }

  static Definition definition(String text, URI folder) {
    ComponentName name =
        ComponentName.parse(text.lines().findFirst().orElseThrow().substring(11)).orElseThrow();
    String file = "components/" + name + "/" + name.name() + ".yaml";
    return read(new DefinitionFile(name, folder, () -> new SourceText(file, text)));
  }

  static Definition read(DefinitionFile file) {
    Problems problems = new Problems();
    Definition definition = new DefinitionReader(problems).read(file).orElseThrow();
    assertEquals(List.of(), problems.sorted());
    return definition;
  }

  static Mapping tree(String text) {
    Problems problems = new Problems();
    Mapping tree =
        new YamlReader().readMapping(new SourceText("x.yaml", text), problems).orElseThrow();
    assertEquals(List.of(), problems.sorted());
    return tree;
  }
}
