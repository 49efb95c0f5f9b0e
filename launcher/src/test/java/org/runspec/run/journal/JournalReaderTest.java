package org.runspec.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  @TempDir private Path folder;

  private JournalReader.Contents read(String text) throws IOException {
    return JournalReader.read(Files.writeString(folder.resolve("metrics.jsonl"), text));
  }

  @Test
  void aTornLastLineIsLeftOutWithoutComplaint() throws IOException {
    JournalReader.Contents contents = read("{\"hpmax\": 1.0}\n{\"ended\": \"compl");
    assertEquals(List.of(new JournalLine.Objective(1.0)), contents.lines());
    assertEquals(List.of(), contents.unreadable());
  }

  @Test
  void aLastLineThatOnlyLacksItsBreakIsRead() throws IOException {
    assertEquals(List.of(new JournalLine.Objective(1.0)), read("{\"hpmax\": 1.0}").lines());
  }

  @Test
  void linesOfOthersAreNamedAndHurtNothing() throws IOException {
    JournalReader.Contents contents =
        read(
            """
            {"hpmax": -Infinity}
            not json
            [1, 2]
            {"stage": 1}
            {"stage": "one", "artifact": "a"}
            {"stage": 1, "iters": 5, "rew": "high", "hrs": 0.1, "time": "2026-11-20T06:24:24.123Z"}
            {"stage": 1, "iters": 5, "rew": 0.5, "hrs": 0.1, "time": "yesterday"}
            {"ended": "exploded", "hrs": 0.1, "time": "2026-11-20T06:24:24.123Z"}
            {"hpmax": 1.0} {"hpmax": 2.0}
            {"stage": 1, "artifact": "a"}
            """);
    assertEquals(
        List.of(
            new JournalLine.Objective(Double.NEGATIVE_INFINITY), new JournalLine.Artifact(1, "a")),
        contents.lines());
    assertEquals(
        List.of(2, 3, 4, 5, 6, 7, 8, 9),
        contents.unreadable().stream()
            .map(text -> Integer.valueOf(text.substring("line ".length(), text.indexOf(':'))))
            .toList());
  }

  @Test
  void anEmptyFileHoldsNothing() throws IOException {
    assertEquals(new JournalReader.Contents(List.of(), List.of()), read(""));
  }
}
