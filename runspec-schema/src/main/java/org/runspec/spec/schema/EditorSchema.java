package org.runspec.spec.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;

/**
 * The JSON Schema, draft-07, of runspecs as written, for editors: what they complete, explain and
 * underline. It accepts all that may stand in for a value, and asks for little; what it lets pass
 * the strict schema finds.
 *
 * <p>The keywords that only editors know ({@code markdownDescription}, {@code enumDescriptions},
 * {@code defaultSnippets}, {@code errorMessage}) are those of yaml-language-server, which VS Code's
 * YAML extension runs.
 */
public final class EditorSchema {
  private static final Pattern DIGEST = Pattern.compile("definitions (sha256:[0-9a-f]{64})");

  private final Catalogue catalogue;

  private EditorSchema(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The schema as the text of a file.
   *
   * @return the same bytes for the same definitions
   */
  public static String textFor(Catalogue catalogue) {
    return SchemaText.of(new EditorSchema(catalogue).build());
  }

  /**
   * The digest of the definitions that a schema was made from, as {@link DefinitionDigest} gives
   * it; empty if the text is no such schema.
   */
  public static Optional<String> digestIn(String schema) {
    Matcher matcher = DIGEST.matcher(schema);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Keywords build() {
    EditorComponents components = new EditorComponents(catalogue);
    Keywords properties =
        Keywords.of(
            Sections.COMPONENT,
            Keywords.of("title", Sections.ROOT.toString())
                .with("description", rootDescription())
                .with("const", Sections.ROOT.toString()));
    catalogue
        .find(Sections.ROOT)
        .ifPresent(definition -> properties.withAll(components.properties(definition)));
    properties.withAll(new EditorSections(components).properties());
    return Keywords.of("$schema", "http://json-schema.org/draft-07/schema#")
        .with(
            "$comment",
            "Generated from definitions " + DefinitionDigest.of(catalogue) + "; not to be edited.")
        .with("title", "runspec")
        .with("type", "object")
        .with("properties", properties)
        .with("required", List.of(Sections.COMPONENT, Sections.PROCESSING_STAGES))
        .with("additionalProperties", false)
        .with(
            Pointers.DEFINITIONS,
            components.definitions().with(StandIn.GROUP, StandIn.definitions()));
  }

  private String rootDescription() {
    return catalogue.find(Sections.ROOT).map(Definition::description).orElse("");
  }
}
