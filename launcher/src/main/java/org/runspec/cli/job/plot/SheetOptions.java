package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;

/** How large a figure is, as it was typed. {@link SheetTerms} reads it. */
final class SheetOptions {
  @Parameter(
      names = "--layout",
      description = "Rows and columns of panels: 2x3; or one of both, as in 2x and x3")
  String layout;

  @Parameter(
      names = "--size",
      description =
          "Width and height of the whole in pixels, such as 1200x800; a PNG has twice as many, for"
              + " sharp print")
  String size;
}
