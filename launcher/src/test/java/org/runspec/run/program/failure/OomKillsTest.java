package org.runspec.run.program.failure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OomKillsTest {
  @TempDir Path folder;

  @Test
  void anyCounterMayRise() throws IOException {
    Path vmstat = Files.writeString(folder.resolve("vmstat"), "pgfault 9\noom_kill 4\nother 1\n");
    Path events = Files.writeString(folder.resolve("memory.events"), "oom 2\noom_kill 0\n");
    OomKills kills = new OomKills(List.of(vmstat, events, folder.resolve("missing")));
    OomKills.Reading before = kills.read();

    assertFalse(kills.read().roseSince(before));
    Files.writeString(events, "oom 3\noom_kill 1\n");
    assertTrue(kills.read().roseSince(before));
  }

  @Test
  void thisMachinesCountersCanBeAsked() {
    OomKills kills = OomKills.ofThisMachine();
    assertFalse(kills.read().roseSince(kills.read()));
  }
}
