package org.runspec.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.session.JsonList;
import org.runspec.spec.expand.Explanation;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;

/** Where values come from, as a JSON array. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(List<Explanation> explanations) {
    return JsonList.of(explanations.stream().map(ExplanationJson::of).toList());
  }

  private static Map<String, Object> of(Explanation explanation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", explanation.path());
    object.put("value", json(PlainValues.of(explanation.node())));
    object.put("steps", explanation.steps().stream().map(ExplanationJson::of).toList());
    return object;
  }

  /** JSON has no numbers that are not finite; they become text, as YAML writes them. */
  private static Object json(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ExplanationJson::json).toList();
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
    }
    return value;
  }

  private static Map<String, Object> of(Provenance.Step step) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("what", step.describe());
    JsonList.put(step.at(), object);
    return object;
  }
}
