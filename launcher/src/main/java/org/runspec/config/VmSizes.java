package org.runspec.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Nearest;

/**
 * What is known of sizes of virtual machines; which of them a region has, only the service knows.
 */
public final class VmSizes {
  private static final List<String> WELL_KNOWN =
      List.of(
          "Standard_A1_v2",
          "Standard_A2_v2",
          "Standard_A4_v2",
          "Standard_A8_v2",
          "Standard_D2s_v3",
          "Standard_D4s_v3",
          "Standard_D8s_v3",
          "Standard_D16s_v3",
          "Standard_D32s_v3",
          "Standard_D48s_v3",
          "Standard_D64s_v3",
          "Standard_D2s_v4",
          "Standard_D4s_v4",
          "Standard_D8s_v4",
          "Standard_D16s_v4",
          "Standard_D2s_v5",
          "Standard_D4s_v5",
          "Standard_D8s_v5",
          "Standard_D16s_v5",
          "Standard_D32s_v5",
          "Standard_D2as_v5",
          "Standard_D4as_v5",
          "Standard_D8as_v5",
          "Standard_E2s_v5",
          "Standard_E4s_v5",
          "Standard_E8s_v5",
          "Standard_E16s_v5",
          "Standard_F2s_v2",
          "Standard_F4s_v2",
          "Standard_F8s_v2",
          "Standard_F16s_v2",
          "Standard_F32s_v2",
          "Standard_NC6s_v3",
          "Standard_NC12s_v3",
          "Standard_NC24s_v3",
          "Standard_NC4as_T4_v3",
          "Standard_NC8as_T4_v3",
          "Standard_NC16as_T4_v3",
          "Standard_NC64as_T4_v3",
          "Standard_NC24ads_A100_v4",
          "Standard_NC48ads_A100_v4",
          "Standard_NC96ads_A100_v4",
          "Standard_ND96asr_v4",
          "Standard_NV6ads_A10_v5",
          "Standard_NV12ads_A10_v5",
          "Standard_HB120rs_v3");

  private static final Pattern CORES = Pattern.compile("(?i)[a-z]+_[a-z]+([0-9]+).*");

  private VmSizes() {}

  /** How many cores a machine of a size has, as its name tells. */
  public static OptionalInt cores(String size) {
    Matcher matcher = CORES.matcher(size);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** A question for one who may have meant a well-known size; empty if the size is one. */
  public static Optional<String> near(String size) {
    boolean known =
        WELL_KNOWN.stream()
            .anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(size.toLowerCase(Locale.ROOT)));
    return known ? Optional.empty() : Nearest.question(size, WELL_KNOWN);
  }
}
