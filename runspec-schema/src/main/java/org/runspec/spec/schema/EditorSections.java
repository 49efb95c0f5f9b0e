package org.runspec.spec.schema;

import java.util.List;

/** The sections of a runspec beside the root's properties, as an editor should understand them. */
final class EditorSections {
  private static final String ORDERED = "ordered_tuning_values";
  private static final String UNORDERED = "unordered_tuning_values";

  private static final List<String> SCALAR =
      List.of("string", "number", "boolean", "null", "object");

  /** Indented below the dash that stands before it. */
  private static final String HYPERPARAMETER =
      """
      name: &${1:name}
          ordered_tuning_values: [${2:values}]
          tuned_value: ${3:value}""";

  private final EditorComponents components;

  EditorSections(EditorComponents components) {
    this.components = components;
  }

  Keywords properties() {
    return Keywords.of(Section.HYPERPARAMETERS, hyperparameters())
        .with(Section.STRING_REPLACEMENTS, replacements())
        .with(Section.FORWARD_DEFINITIONS, forwardDefinitions())
        .with(Section.PROCESSING_STAGES, processingStages());
  }

  private static Keywords hyperparameters() {
    Keywords entry =
        Keywords.of("title", "hyperparameter")
            .with("type", "object")
            .with("properties", Keywords.of("name", hyperparameter()))
            .with("allOf", List.of(Keywords.of("required", List.of("name"))))
            .with("additionalProperties", false)
            .with(
                "defaultSnippets",
                List.of(
                    Keywords.of("label", "hyperparameter")
                        .with("description", "a value to tune, used elsewhere as *name")
                        .with("bodyText", HYPERPARAMETER)));
    return section(
            Section.HYPERPARAMETERS,
            "array",
            "Values to tune. Each stands for the one value that is chosen for a run.")
        .with("items", entry)
        .with("errorMessage", "Expected a list of hyperparameters, each '- name: &anchor'.");
  }

  /** Its own message is for values that are no mapping; other mistakes have theirs. */
  private static Keywords hyperparameter() {
    List<String> keys = List.of(ORDERED, UNORDERED, StandIn.TUNED_VALUE);
    Keywords properties =
        Keywords.of(ORDERED, values(ORDERED, "Values to try, in order of size."))
            .with(UNORDERED, values(UNORDERED, "Values to try, without an order."))
            .with(
                StandIn.TUNED_VALUE,
                Keywords.of("title", StandIn.TUNED_VALUE)
                    .with("description", "The value that is used outside a search.")
                    .with("type", SCALAR));
    Keywords known =
        Keywords.of(
            "propertyNames",
            Keywords.of("enum", keys)
                .with("errorMessage", "Expected " + String.join(", ", keys) + "."));
    Keywords tuned = Keywords.of("required", List.of(StandIn.TUNED_VALUE));
    Keywords tunable =
        Keywords.of(
                "if",
                Keywords.of("type", "object")
                    .with("not", Keywords.of("required", List.of(UNORDERED))))
            .with(
                "then",
                Keywords.of("required", List.of(ORDERED))
                    .with("errorMessage", "Missing " + ORDERED + " or " + UNORDERED + "."));
    return section("name", "object", "An anchor, by which a property uses the hyperparameter.")
        .with("properties", properties)
        .with("allOf", List.of(known, tuned, tunable))
        .with(
            "errorMessage",
            "Expected an anchor, such as &lr, and below it, indented further, the keys "
                + String.join(", ", keys)
                + ".");
  }

  private static Keywords values(String title, String description) {
    return section(title, "array", description)
        .with("minItems", 1)
        .with("items", new Keywords())
        .with("errorMessage", "Expected a list of values.");
  }

  private static Keywords replacements() {
    Keywords text =
        Keywords.of("title", "replacement")
            .with("type", SCALAR)
            .with("required", List.of(StandIn.TUNED_VALUE))
            .with("errorMessage", "Expected a text or a number.");
    return section(
            Section.STRING_REPLACEMENTS,
            "object",
            "Texts by name. Wherever <name> stands in a value, it is replaced.")
        .with("patternProperties", Keywords.of("^" + StandIn.NAME + "$", text))
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
            .with("if", Keywords.requiring(Section.COMPONENT))
            .with("then", components.anything())
            .with("else", Keywords.of("additionalProperties", components.anything()));
    return section(
            Section.FORWARD_DEFINITIONS,
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
                    Section.PROCESSING_STAGE,
                    components.place(
                        Section.PROCESSING_STAGE, "What one stage does.", Section.STAGE_KINDS)))
            .with("required", List.of(Section.PROCESSING_STAGE))
            .with("additionalProperties", false);
    return section(
            Section.PROCESSING_STAGES, "array", "What is executed, one stage after the other.")
        .with("minItems", 1)
        .with("items", stage)
        .with("errorMessage", "Expected a list of stages, each '- processing_stage:'.");
  }

  private static Keywords section(String title, String type, String description) {
    return Keywords.of("title", title)
        .with("description", description)
        .with("markdownDescription", PropertyText.escape(description))
        .with("type", type);
  }
}
