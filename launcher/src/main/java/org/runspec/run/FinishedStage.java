package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.journal.JsonText;
import org.runspec.spec.problem.ExternalProblem;

/**
 * That a stage is finished: what it came to, and the results that were there then. A run that goes
 * on later, perhaps on another machine and from copies, need not repeat it if they are there again.
 *
 * @param results by name relative to the experiment path
 */
record FinishedStage(Optional<StageResult.Summary> summary, Map<String, FilePrint> results) {
  private static final String SUMMARY = "summary";
  private static final String RESULTS = "results";

  /** Leaves word of it in a file, at once or not at all. */
  void write(Path file) {
    Map<String, Object> files = new LinkedHashMap<>();
    results.forEach((name, print) -> files.put(name, List.of(print.size(), print.checksum())));
    Map<String, Object> json = new LinkedHashMap<>();
    summary.ifPresent(result -> json.put(SUMMARY, List.of(result.what(), result.value())));
    json.put(RESULTS, files);
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(draft, JsonText.of(json) + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ExternalProblem("write " + file, e, "making room there");
    }
  }

  /** Reads what {@link #write} wrote; empty if it is not there, or not whole. */
  static Optional<FinishedStage> read(Path file) {
    try {
      Map<?, ?> json = (Map<?, ?>) JsonText.read(Files.readString(file));
      Map<String, FilePrint> results = new LinkedHashMap<>();
      ((Map<?, ?>) json.get(RESULTS))
          .forEach(
              (name, value) -> {
                List<?> print = (List<?>) value;
                results.put((String) name, new FilePrint((Long) print.get(0), (Long) print.get(1)));
              });
      return Optional.of(
          new FinishedStage(
              Optional.ofNullable((List<?>) json.get(SUMMARY))
                  .map(it -> new StageResult.Summary((String) it.get(0), (Double) it.get(1))),
              results));
    } catch (IOException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /**
   * How many of the stages, from the first one on, have left results that are still there. Where
   * stages left a file of one name, it is as the last of them left it.
   *
   * @param stages those that say that they are finished, from the first one on
   */
  static int standing(List<FinishedStage> stages, Path experimentPath) {
    for (int count = stages.size(); count > 0; count--) {
      Map<String, FilePrint> expected = new LinkedHashMap<>();
      stages.subList(0, count).forEach(stage -> expected.putAll(stage.results()));
      boolean there =
          expected.entrySet().stream()
              .allMatch(file -> file.getValue().begins(experimentPath.resolve(file.getKey())));
      if (there) {
        return count;
      }
    }
    return 0;
  }
}
