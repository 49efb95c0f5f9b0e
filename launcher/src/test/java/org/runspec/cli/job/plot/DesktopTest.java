package org.runspec.cli.job.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a file is opened on each kind of desktop. */
class DesktopTest {
  private static final Path FILE = Path.of("p.html");

  private final List<String> started = new ArrayList<>();

  private boolean opens(String system, Map<String, String> environment) {
    return new Desktop(environment, system, command -> started.add(command.get(0))).open(FILE);
  }

  @Test
  void eachSystemHasAProgramThatOpensFiles() {
    assertTrue(opens("Mac OS X", Map.of()));
    assertTrue(opens("Windows 11", Map.of()));
    assertTrue(opens("Linux", Map.of("DISPLAY", ":0")));
    assertTrue(opens("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    assertFalse(opens("Linux", Map.of()), "nobody sits there");

    assertEquals(List.of("open", "rundll32", "xdg-open", "xdg-open"), started);
  }

  @Test
  void aProgramThatIsNotThereOpensNothing() {
    Desktop desktop =
        new Desktop(
            Map.of(),
            "Mac OS X",
            command -> {
              throw new IOException("no such program");
            });

    assertFalse(desktop.open(FILE));
  }
}
