package org.runspec.cli.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.runspec.spec.problem.Problem;

/** Problems as a JSON array. */
public final class ProblemJson {
  private ProblemJson() {}

  public static String of(List<Problem> problems) {
    return JsonList.of(problems.stream().map(ProblemJson::of).toList());
  }

  private static Map<String, Object> of(Problem problem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    JsonList.put(problem.position(), object);
    object.put("path", problem.path());
    object.put("what", problem.what());
    object.put("allowed", problem.allowed());
    object.put("suggestion", problem.suggestion().orElse(null));
    return object;
  }
}
