package org.runspec.spec.schema;

import java.util.List;
import org.runspec.spec.catalogue.ReplacementName;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tuning.SpaceNotation;

/** The sections of a runspec beside the root's properties, as an editor should understand them. */
final class EditorSections {
  private static final List<String> SCALAR = List.of("string", "number", "boolean", "null");
  private static final String SINGLE = "Expected a single value.";

  private static final String EVENLY = "^\\$linspace\\(.*\\)$";
  private static final String DISTRIBUTION =
      "^\\$(randint|q?(uniform|loguniform|normal|lognormal))\\(.*\\)$";

  /** Indented below the dash that stands before it. */
  private static final String HYPERPARAMETER =
      String.join(
          "\n",
          Sections.HYPERPARAMETER_NAME + ": &${1:name}",
          "    " + Sections.ORDERED_TUNING_VALUES + ": [${2:values}]",
          "    " + Sections.TUNED_VALUE + ": ${3:value}");

  private final EditorComponents components;

  EditorSections(EditorComponents components) {
    this.components = components;
  }

  Keywords properties() {
    return Keywords.of(Sections.HYPERPARAMETERS, hyperparameters())
        .with(Sections.STRING_REPLACEMENTS, replacements())
        .with(Sections.FORWARD_DEFINITIONS, forwardDefinitions())
        .with(Sections.PROCESSING_STAGES, processingStages());
  }

  private static Keywords hyperparameters() {
    Keywords entry =
        Keywords.of("title", "hyperparameter")
            .with("type", "object")
            .with("properties", Keywords.of(Sections.HYPERPARAMETER_NAME, hyperparameter()))
            .with("allOf", List.of(Keywords.of("required", List.of(Sections.HYPERPARAMETER_NAME))))
            .with("additionalProperties", false)
            .with(
                "defaultSnippets",
                List.of(
                    Keywords.of("label", "hyperparameter")
                        .with("description", "a value to tune, used elsewhere as *name")
                        .with("bodyText", HYPERPARAMETER)));
    return optional(
            Sections.HYPERPARAMETERS,
            "array",
            "Values to tune. Each stands for the one value that is chosen for a run.")
        .with("items", entry)
        .with("errorMessage", "Expected a list of hyperparameters, each '- name: &anchor'.");
  }

  /** Its own message is for values that are no mapping; other mistakes have theirs. */
  private static Keywords hyperparameter() {
    List<String> keys =
        List.of(
            Sections.ORDERED_TUNING_VALUES,
            Sections.UNORDERED_TUNING_VALUES,
            Sections.TUNING_DISTRIBUTION,
            Sections.TUNED_VALUE);
    Keywords properties =
        Keywords.of(
                Sections.ORDERED_TUNING_VALUES,
                values(Sections.ORDERED_TUNING_VALUES, "Values to try, in order of size."))
            .with(
                Sections.UNORDERED_TUNING_VALUES,
                values(Sections.UNORDERED_TUNING_VALUES, "Values to try, without an order."))
            .with(Sections.TUNING_DISTRIBUTION, distribution())
            .with(
                Sections.TUNED_VALUE,
                single().with("description", "The value that is used outside a search."));
    Keywords known =
        Keywords.of(
            "propertyNames",
            Keywords.of("enum", keys)
                .with("errorMessage", "Expected " + String.join(", ", keys) + "."));
    Keywords notBoth =
        Keywords.of(
                "if",
                Keywords.requiring(
                    Sections.ORDERED_TUNING_VALUES, Sections.UNORDERED_TUNING_VALUES))
            .with("then", StandIn.wrong("Expected ordered or unordered values, not both."));
    Keywords listed =
        Keywords.of(
            "anyOf",
            List.of(
                Keywords.requiring(Sections.ORDERED_TUNING_VALUES),
                Keywords.requiring(Sections.UNORDERED_TUNING_VALUES)));
    Keywords notDrawnToo =
        Keywords.of(
                "if",
                Keywords.of(
                    "allOf", List.of(Keywords.requiring(Sections.TUNING_DISTRIBUTION), listed)))
            .with("then", StandIn.wrong("Expected listed values or a distribution, not both."));
    return section(
            Sections.HYPERPARAMETER_NAME,
            "object",
            "An anchor, by which a property uses the hyperparameter.")
        .with("properties", properties)
        .with("allOf", List.of(known, notBoth, notDrawnToo))
        .with(
            "errorMessage",
            "Expected an anchor, such as &lr, and below it, indented further, the keys "
                + String.join(", ", keys)
                + ".");
  }

  private static Keywords single() {
    return Keywords.of("type", SCALAR).with("errorMessage", SINGLE);
  }

  /** A list, or what stands for one. */
  private static Keywords values(String title, String description) {
    return section(title, "array", description)
        .with("type", List.of("array", "string"))
        .with("pattern", EVENLY + "|" + StandIn.REPLACEMENT)
        .with("minItems", 1)
        .with("items", single())
        .with("errorMessage", "Expected a list of values, or $linspace(first, last, count).");
  }

  private static Keywords distribution() {
    List<Keywords> snippets =
        SpaceNotation.distributions().stream()
            .map(form -> Keywords.of("label", form).with("body", form.replace("$", "\\$")))
            .toList();
    return section(
            Sections.TUNING_DISTRIBUTION,
            "string",
            "The distribution that values are drawn from, such as $loguniform(1e-5, 0.1).")
        .with("pattern", DISTRIBUTION + "|" + StandIn.REPLACEMENT)
        .with("defaultSnippets", snippets)
        .with(
            "errorMessage",
            "Expected one of " + String.join(", ", SpaceNotation.distributions()) + ".");
  }

  private static Keywords replacements() {
    Keywords text =
        Keywords.of("title", "replacement")
            .with("if", StandIn.hyperparameter())
            .with("else", single());
    return optional(
            Sections.STRING_REPLACEMENTS,
            "object",
            "Texts by name. Wherever <name> stands in a value, it is replaced.")
        .with("patternProperties", Keywords.of("^" + ReplacementName.PATTERN + "$", text))
        .with("additionalProperties", false)
        .with(
            "errorMessage", "Expected the name of a replacement in angle brackets: '<name>: text'.")
        .with(
            "defaultSnippets",
            List.of(
                Keywords.of("label", "<name>: text")
                    .with("description", "a replacement")
                    .with("body", Keywords.of("<${1:name}>", "${2:text}"))));
  }

  private Keywords forwardDefinitions() {
    Keywords entry =
        Keywords.of("title", "forward definition")
            .with("if", Keywords.requiring(Sections.COMPONENT))
            .with("then", components.anything())
            .with("else", Keywords.of("additionalProperties", components.anything()));
    return optional(
            Sections.FORWARD_DEFINITIONS,
            "array",
            "Values with anchors, to be used as *anchor in several places further down.")
        .with("items", entry)
        .with("errorMessage", "Expected a list of definitions, each '- name: &anchor'.");
  }

  private Keywords processingStages() {
    Keywords stage =
        Keywords.of("title", "processing stage")
            .with("type", "object")
            .with(
                "properties",
                Keywords.of(
                    Sections.PROCESSING_STAGE,
                    components.place(
                        Sections.PROCESSING_STAGE, "What one stage does.", Sections.STAGE_KINDS)))
            .with("required", List.of(Sections.PROCESSING_STAGE))
            .with("additionalProperties", false);
    return section(
            Sections.PROCESSING_STAGES, "array", "What is executed, one stage after the other.")
        .with("minItems", 1)
        .with("items", stage)
        .with("errorMessage", "Expected a list of stages, each '- processing_stage:'.");
  }

  /** A section that may be left empty. */
  private static Keywords optional(String title, String type, String description) {
    return section(title, type, description).with("type", List.of(type, "null"));
  }

  private static Keywords section(String title, String type, String description) {
    return Keywords.of("title", title)
        .with("description", description)
        .with("markdownDescription", PropertyText.escape(description))
        .with("type", type);
  }
}
