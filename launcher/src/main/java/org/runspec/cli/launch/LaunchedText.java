package org.runspec.cli.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.repro.LaunchedSpec;
import org.runspec.spec.repro.LauncherEdit;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

/**
 * The text of {@code launched_job_spec.yaml}. What only concerns the launcher is set in the user's
 * own text; where the command line changed more, all that was written anywhere is written out.
 */
public final class LaunchedText {
  private static final String LAUNCHER = Sections.JOB_LAUNCHER + ".";
  private static final String DESCRIPTION = "description";

  private final Runspec runspec;
  private final JobRecord.Origin origin;
  private final String why;

  /**
   * Of a launch.
   *
   * @param why may be empty
   */
  public LaunchedText(Runspec runspec, JobRecord.Origin origin, String why) {
    this.runspec = runspec;
    this.origin = origin;
    this.why = why;
  }

  /**
   * The text.
   *
   * @param assignments what the command line set
   * @param replacements whether it set replacements, too
   */
  public String text(List<Assignment> assignments, boolean replacements) {
    Optional<String> edited =
        replacements ? Optional.empty() : launcherValues(assignments).flatMap(this::edited);
    String text = edited.orElseGet(this::complete);
    return LaunchedSpec.commented(text, comments());
  }

  private Optional<String> edited(Map<String, Scalar> values) {
    SourceText source = SourceText.read(runspec.file(), runspec.name(), Limits.DEFAULT);
    return LauncherEdit.of(source, values);
  }

  /** The launcher's properties that were set; empty if anything else was. */
  private Optional<Map<String, Scalar>> launcherValues(List<Assignment> assignments) {
    Map<String, Scalar> values = new LinkedHashMap<>();
    for (Assignment assignment : assignments) {
      if (assignment.path().equals(Sections.JOB_LAUNCHER) && assignments.indexOf(assignment) == 0) {
        continue; // made by --on where there was none
      }
      String property =
          assignment.path().startsWith(LAUNCHER)
              ? assignment.path().substring(LAUNCHER.length())
              : "";
      Optional<Node> value = launcher().get(property);
      if (value.isEmpty() || !(value.get() instanceof Scalar scalar)) {
        return Optional.empty();
      }
      values.put(property, scalar);
    }
    if (!why.isBlank()) {
      values.put(DESCRIPTION, described());
    }
    return Optional.of(values);
  }

  private String complete() {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : runspec.undrawn().entries()) {
      boolean launcher = entry.key().equals(Sections.JOB_LAUNCHER);
      entries.add(launcher && !why.isBlank() ? entry.withValue(withReason(entry.value())) : entry);
    }
    Mapping tree = new Mapping(entries, runspec.undrawn().provenance());
    return LaunchedSpec.complete(tree, runspec.space(), runspec.hyperparameters());
  }

  private Node withReason(Node launcher) {
    return launcher instanceof Mapping mapping
        ? new Mapping(
            mapping.entries().stream()
                .map(
                    entry -> entry.key().equals(DESCRIPTION) ? entry.withValue(described()) : entry)
                .toList(),
            mapping.provenance())
        : launcher;
  }

  private Scalar described() {
    return Scalar.of(why, Provenance.written(launcher().position()));
  }

  private Mapping launcher() {
    return runspec.launcher().orElseThrow();
  }

  private List<String> comments() {
    List<String> comments = new ArrayList<>();
    comments.add(StoreLayout.LAUNCHED_SPEC + ": executing it launches the same job again.");
    comments.add("  runspec:   " + origin.spec());
    comments.add("  sha256:    " + origin.specDigest());
    origin
        .commit()
        .ifPresent(
            commit ->
                comments.add("  commit:    " + commit + (origin.dirty() ? ", with changes" : "")));
    comments.add("  made by:   " + origin.version());
    origin.overrides().forEach(override -> comments.add("  override:  " + override));
    return comments;
  }
}
