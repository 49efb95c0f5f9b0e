package org.runspec.spec.catalogue;

import java.util.List;

/** The words that give a runspec its shape. */
public final class Sections {
  /** Names a mapping's component. */
  public static final String COMPONENT = "component";

  /** The component that a runspec as a whole is. */
  public static final ComponentName ROOT = new ComponentName("root", "Root_Component");

  /** Leaves a component out where it is false. */
  public static final String ENABLED = "enabled";

  /** The list of hyperparameters. */
  public static final String HYPERPARAMETERS = "hyperparameters";

  /** The map of replacements. */
  public static final String STRING_REPLACEMENTS = "string_replacements";

  /** The list that only carries anchors. */
  public static final String FORWARD_DEFINITIONS = "forward_definitions";

  /** The list of stages. */
  public static final String PROCESSING_STAGES = "processing_stages";

  /** The key of each item of the list of stages. */
  public static final String PROCESSING_STAGE = "processing_stage";

  /** The root's property that holds the launcher. */
  public static final String JOB_LAUNCHER = "job_launcher";

  /** Where it is said for people why a job is launched. */
  public static final String NOTE = JOB_LAUNCHER + ".description";

  /** The root's property that says where results go. */
  public static final String EXPERIMENT_PATH = "experiment_path";

  /** The root's property that every draw of a run comes from. */
  public static final String SEED = "seed";

  /** The key of each hyperparameter's body. */
  public static final String HYPERPARAMETER_NAME = "name";

  /** A hyperparameter's values to try, in order of size. */
  public static final String ORDERED_TUNING_VALUES = "ordered_tuning_values";

  /** A hyperparameter's values to try, without an order. */
  public static final String UNORDERED_TUNING_VALUES = "unordered_tuning_values";

  /** The distribution of a hyperparameter's values. */
  public static final String TUNING_DISTRIBUTION = "tuning_distribution";

  /** A hyperparameter's value outside a search. */
  public static final String TUNED_VALUE = "tuned_value";

  /** What stands for the folder of the results. */
  public static final String EXPERIMENT_TOKEN = ReplacementName.bracketed(EXPERIMENT_PATH);

  /** What stands for the folder of the data. */
  public static final String DATASTORE_TOKEN = "$datastore";

  /** The kinds of component that a stage may be. */
  public static final List<String> STAGE_KINDS = List.of("processors");

  /** The sections that a root has beside its own properties. */
  public static final List<String> BESIDE_ROOT =
      List.of(HYPERPARAMETERS, STRING_REPLACEMENTS, FORWARD_DEFINITIONS, PROCESSING_STAGES);

  private Sections() {}
}
