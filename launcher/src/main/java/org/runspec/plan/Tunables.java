package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.ValueText;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tuning.Spread;

/** What a search may choose: as people wrote it, and as it stands in a job's files. */
public final class Tunables {
  private Tunables() {}

  /**
   * As it stands in a job's files; empty if it has neither values nor a distribution.
   *
   * @param spelled whether commands get each value as it was written
   */
  public static Optional<SearchPlan.Dimension> planned(Tunable tunable, boolean spelled) {
    if (tunable.spread().isPresent()) {
      Distribution distribution = distribution(tunable.spread().get().spread());
      return Optional.of(SearchPlan.Dimension.drawn(tunable.name(), distribution));
    }
    List<Object> values = tunable.values().stream().map(PlainValues::of).toList();
    List<String> texts = tunable.values().stream().map(Tunables::written).toList();
    boolean different = !texts.equals(values.stream().map(ValueText::of).toList());
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SearchPlan.Dimension(
                tunable.name(),
                values,
                spelled && different ? Optional.of(texts) : Optional.empty(),
                tunable.ordered(),
                Optional.empty()));
  }

  /** As if somebody had written it. */
  public static Tunable of(SearchPlan.Dimension planned, Provenance provenance) {
    return planned
        .distribution()
        .map(drawn -> Tunable.drawn(planned.name(), spread(drawn), provenance))
        .orElseGet(
            () ->
                Tunable.listed(
                    planned.name(),
                    planned.ordered(),
                    planned.values().stream()
                        .map(value -> new Scalar(value, planned.text(value), provenance))
                        .toList()));
  }

  /** Programs know infinity by other names than YAML. */
  private static String written(Scalar scalar) {
    return scalar.value() instanceof Double number && !Double.isFinite(number)
        ? ValueText.of(number)
        : scalar.text();
  }

  private static Distribution distribution(Spread spread) {
    return new Distribution(
        Distribution.Kind.valueOf(spread.shape().name()),
        List.of(spread.first(), spread.second()),
        spread.step());
  }

  /** The same, as people write it. */
  public static Spread spread(Distribution distribution) {
    return new Spread(
        Spread.Shape.valueOf(distribution.kind().name()),
        distribution.first(),
        distribution.second(),
        distribution.step());
  }
}
