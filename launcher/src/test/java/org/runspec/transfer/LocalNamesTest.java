package org.runspec.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Names of files, as the local disk can hold them. */
class LocalNamesTest {
  @Test
  void namesThatWindowsCannotHoldAreWrittenOtherwise() {
    LocalNames windows = new LocalNames(true);

    assertEquals("%63on.txt", windows.forWindows("con.txt"));
    assertEquals("a%3ab%3f%2a%22.txt", windows.forWindows("a:b?*\".txt"));
    assertEquals("back%5cslash%2e", windows.forWindows("back\\slash."));
    assertEquals("naïve 日本", windows.forWindows("naïve 日本"));
  }
}
