package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.JsonList;
import org.runspec.cli.session.OutputFormat;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.Wishes;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

/** Attaches words to jobs, nodes and runs, and shows them. */
final class Tagging {
  private static final Pattern KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");
  private static final Pattern NAME =
      Pattern.compile("(?:[^=]*[:/])?(?:job|run)[0-9.*?\\[\\]{},-]+|.*[*/:].*");
  private static final int LONGEST = 1_000;

  private final Sight sight;
  private final Steering steering;

  Tagging(Sight sight) {
    this.sight = sight;
    this.steering = new Steering(sight);
  }

  void set(List<String> words) throws IOException {
    Map<String, String> tags = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        names.add(word);
        continue;
      }
      String value = word.substring(equals + 1);
      if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ')) {
        throw new UserProblem(
            "set the tag " + word.substring(0, equals),
            value.isEmpty() ? "it has no value" : "its value is no short text on one line",
            value.isEmpty() ? "tags unset, which takes it away" : "something shorter");
      }
      tags.put(key(word.substring(0, equals)), value);
    }
    attach("set tags", names, tags, "tags set run1.3 best=yes");
  }

  void unset(List<String> words) throws IOException {
    Map<String, String> tags = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (String word : words) {
      if (NAME.matcher(word).matches()) {
        names.add(word);
      } else {
        tags.put(key(word), "");
      }
    }
    Set<String> there = names.isEmpty() ? Set.of() : tagsOf(names);
    Map<String, String> known = new TreeMap<>(tags);
    known.keySet().retainAll(there);
    if (!known.isEmpty() || tags.isEmpty() || names.isEmpty()) {
      attach("take tags away", names, known, "tags unset run1.3 best");
    }
    tags.keySet().stream()
        .filter(tag -> !there.contains(tag))
        .forEach(tag -> sight.out().println(String.join(", ", names) + ": had no tag " + tag));
  }

  /** The names of all tags that some jobs and runs have. */
  private Set<String> tagsOf(List<String> names) throws IOException {
    Set<String> tags = new HashSet<>();
    for (Named named : sight.find(names)) {
      tags.addAll(wishes(named.job()).tags(named.toString()).keySet());
    }
    return tags;
  }

  private static String key(String word) {
    if (!KEY.matcher(word).matches() || NAME.matcher(word).matches()) {
      throw new UserProblem(
          "use '" + word + "' as a tag",
          "tags are named by a letter, then letters, digits, _ and -",
          "another name");
    }
    return word;
  }

  private void attach(String what, List<String> names, Map<String, String> tags, String example)
      throws IOException {
    if (names.isEmpty() || tags.isEmpty()) {
      throw new UserProblem(
          what, names.isEmpty() ? "no job or run was named" : "no tag was named", example);
    }
    Map<JobRecord, List<String>> on = new LinkedHashMap<>();
    for (Named named : sight.find(names)) {
      List<String> some = on.computeIfAbsent(named.job(), job -> new ArrayList<>());
      if (!some.contains(named.toString())) {
        some.add(named.toString());
      }
    }
    for (Map.Entry<JobRecord, List<String>> entry : on.entrySet()) {
      steering.ask(entry.getKey(), new ClientRequest.SetTags(entry.getValue(), tags));
    }
    List<String> all = on.values().stream().flatMap(List::stream).toList();
    sight
        .out()
        .println(
            (all.size() <= 8 ? String.join(", ", all) : all.size() + " jobs and runs")
                + ": "
                + tags.entrySet().stream()
                    .map(tag -> tag.getValue().isEmpty() ? "no " + tag.getKey() : tag.toString())
                    .collect(Collectors.joining(", ")));
  }

  void list(List<String> names, OutputFormat format) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (names.isEmpty()) {
      for (JobRecord job : sight.jobs().records()) {
        wishes(job).tags().forEach((name, tags) -> rows.add(row(name, tags)));
      }
    } else {
      for (Named named : sight.find(names)) {
        rows.add(row(named.toString(), wishes(named.job()).tags(named.toString())));
      }
    }
    if (format == OutputFormat.JSON) {
      sight.out().print(JsonList.of(rows));
      return;
    }
    for (Map<String, Object> row : rows) {
      sight.out().println(row.get("name") + "  " + text((Map<?, ?>) row.get("tags")));
    }
    if (rows.isEmpty()) {
      sight.err().println("There are no tags.");
    }
  }

  private Wishes wishes(JobRecord job) throws IOException {
    return new Wishes(sight.stores().records().requests(job.job(), Set.of()));
  }

  private static Map<String, Object> row(String name, Map<String, String> tags) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("tags", new TreeMap<>(tags));
    return row;
  }

  private static String text(Map<?, ?> tags) {
    return tags.isEmpty()
        ? "no tags"
        : tags.entrySet().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(", "));
  }
}
