package org.runspec.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.runspec.spec.problem.UserProblem;

/** Which column a word after {@code --group-by} means. */
class RunColumnsTest {
  private static String find(String word) {
    Map<String, String> columns =
        Map.of("job", "job1", "hparams.lr", "1", "hparams.depth", "2", "tags.lr", "low");
    PlottedRun run = new PlottedRun(columns, Map.of(), OptionalDouble.empty(), 1, Map.of());
    return RunColumns.find(word, List.of(run), "--group-by");
  }

  @Test
  void aNameAloneMeansTheOneColumnThatIsCalledSo() {
    assertEquals("job", find("job"));
    assertEquals("hparams.depth", find("depth"));
    assertEquals("tags.lr", find("tags.lr"));
  }

  @Test
  void whatSeveralColumnsAreCalledIsRefused() {
    String message = assertThrows(UserProblem.class, () -> find("lr")).getMessage();

    assertTrue(message.contains("several columns are called so"), message);
    assertTrue(message.contains("--group-by hparams.lr"), message);
  }
}
