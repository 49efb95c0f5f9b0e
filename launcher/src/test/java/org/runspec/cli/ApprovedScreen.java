package org.runspec.cli;

import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;

/** What a screen showed, held against the approved text of that name. */
final class ApprovedScreen {
  private static final String FOLDER = "src/test/resources/org/runspec/cli/screens/";

  private ApprovedScreen() {}

  static void verify(String name, String text) {
    Approvals.verify(
        text, new Options().forFile().withNamer(new NamerWrapper(() -> name, () -> FOLDER)));
  }
}
