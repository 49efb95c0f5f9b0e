package org.runspec.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names at the top of a run's folder that runs need themselves; all others are stages'. */
final class ResultNames {
  static final String CONSOLE = "console.txt";
  static final String METRICS = "metrics.jsonl";
  static final String REPRO_SPEC = "repro_spec.yaml";
  static final String RUNSPEC = "runspec.yaml";
  static final String EVENTS = "events.out.tfevents.";
  static final String STAGE = "stage";
  static final String FINISHED = "finished.json";
  static final String LOCK = ".runspec.lock";
  private static final Pattern FOLDERS_OF_RUNS =
      Pattern.compile(STAGE + "[0-9]+|repro[0-9]+|" + EarlierRun.FOLDER + "|" + BriefRun.FOLDER);

  private ResultNames() {}

  /** Whether a file at the top has the name of one that runs write. */
  static boolean isOfRun(Path file) {
    String name = file.getFileName().toString();
    return isFileOfRun(name) || (isFolderOfStage(name) && Files.isDirectory(file));
  }

  private static boolean isFileOfRun(String name) {
    return List.of(CONSOLE, METRICS, REPRO_SPEC, RUNSPEC).contains(name) || name.startsWith(EVENTS);
  }

  private static boolean isFolderOfStage(String name) {
    return name.matches(STAGE + "[0-9]+");
  }

  /** Whether a name at the top of the folder is one that runs need themselves, in any case. */
  static boolean isTaken(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isFileOfRun(lower)
        || isFolderOfStage(lower)
        || List.of(LOCK, EarlierRun.FOLDER).contains(lower);
  }

  /** Whether a file or folder at the top may be what a stage wrote, or is the journal. */
  static boolean isResult(Path child) {
    String name = child.getFileName().toString();
    return !List.of(LOCK, CONSOLE, REPRO_SPEC, RUNSPEC).contains(name)
        && !name.startsWith(EVENTS)
        && !FOLDERS_OF_RUNS.matcher(name).matches();
  }
}
