package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;

/** Tables that leave the screen: for machines, and into files. */
class ExportedListsTest extends JobScreens {
  @Test
  void listsForMachines() throws IOException {
    job();

    ApprovedScreen.verify(
        "lists-for-machines",
        typed(
            "list runs job1 --format json",
            "list runs job1 --format csv",
            "list runs job1 --format tsv --first 2",
            "list jobs --format json"));
  }

  @Test
  void aListForPeopleMayGoIntoAFile() throws IOException {
    job();

    Seen seen = type("list runs --all --format text --output runs.txt");

    assertTrue(seen.text().startsWith("Wrote 7 runs to "), seen.text());
    String file = Files.readString(project.resolve("runs.txt"));
    assertTrue(file.contains("run1.1") && file.contains("7 runs"), file);
  }

  /**
   * Both name every value exactly; so what Python reads from one is what it reads from the other.
   */
  @Test
  void exportsAreReadBackByPython() throws IOException, InterruptedException {
    StoredJob job = job();
    job.measure(
        0, 3, Map.of("s1-loss", 0.1 + 0.2, "a,\"b\"\n", 1e-300), StoredJob.NOON.plusSeconds(99));
    for (String form : List.of("csv", "tsv", "json", "jsonl")) {
      assertEquals(
          ExitCode.DONE, type("list runs --export " + form + " --output all." + form).code());
    }
    String program =
        """
        import csv, json
        runs = json.load(open('all.json', encoding='utf-8'))
        with open('all.jsonl', encoding='utf-8') as lines:
            assert [json.loads(line) for line in lines] == runs
        for form, dialect in (('csv', 'excel'), ('tsv', 'excel-tab')):
            rows = list(csv.DictReader(open('all.' + form, newline='', encoding='utf-8'), dialect=dialect))
            assert len(rows) == len(runs) == 7, rows
            for row, run in zip(rows, runs):
                assert row['run'] == run['run'] and row['reason'] == run['reason'], row
                for group in ('metrics', 'hparams'):
                    for name, value in run[group].items():
                        read = row[group + '.' + name]
                        assert read == value or float(read) == value, (name, read, value)
        try:
            import pandas
        except ImportError:
            pandas = None
        if pandas:
            assert len(pandas.read_json('all.jsonl', lines=True)) == 7
            assert len(pandas.read_csv('all.csv')) == 7
            assert len(pandas.read_json('all.json')) == 7
        """;
    Process python =
        new ProcessBuilder("python3", "-c", program)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, python.waitFor(), said);
  }
}
