package org.runspec.spec.schema;

import java.util.List;
import org.runspec.spec.catalogue.ComponentName;

/** The keys of a runspec that no definition declares. */
final class Section {
  static final String COMPONENT = "component";
  static final String HYPERPARAMETERS = "hyperparameters";
  static final String STRING_REPLACEMENTS = "string_replacements";
  static final String FORWARD_DEFINITIONS = "forward_definitions";
  static final String PROCESSING_STAGES = "processing_stages";
  static final String PROCESSING_STAGE = "processing_stage";

  /** The component that a runspec as a whole is. */
  static final ComponentName ROOT = new ComponentName("root", "Root_Component");

  /** The kinds of component that a processing stage may be. */
  static final List<String> STAGE_KINDS = List.of("processors");

  private Section() {}
}
