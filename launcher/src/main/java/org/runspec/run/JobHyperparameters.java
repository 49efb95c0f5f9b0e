package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.run.journal.JsonText;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** The hyperparameters that a job chose for a run, in a file of JSON: values by name. */
public final class JobHyperparameters {
  private JobHyperparameters() {}

  /**
   * Reads the file.
   *
   * @return texts, numbers and booleans by name
   * @throws UserProblem if there is no such file, or something else in it
   */
  public static Map<String, Object> in(Path file) {
    String action = "read the hyperparameters that the job chose";
    Object json;
    try {
      json = JsonText.read(Files.readString(file));
    } catch (IOException e) {
      throw new UserProblem(action, file + ": " + e.getMessage(), "unset RUNSPEC_HPARAMS");
    }
    if (!(json instanceof Map<?, ?> values)) {
      throw new UserProblem(
          action, file + " holds no JSON object", "{\"name\": value}, or unset RUNSPEC_HPARAMS");
    }
    Map<String, Object> chosen = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            chosen.put((String) name, value);
          } else {
            problems.add(
                Problem.error(
                        Position.ofFile(file.toString()),
                        (String) name,
                        JsonText.of(value) + " is no value that a hyperparameter can have")
                    .allowing("allowed is a text, a number, true or false"));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserProblem(action, problems);
    }
    return chosen;
  }
}
