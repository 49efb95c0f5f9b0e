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
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.JsonList;
import org.runspec.cli.session.OutputFormat;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.Wishes;
import org.runspec.spec.problem.UserProblem;

/** Attaches words to jobs, nodes and runs, and shows them. */
final class Tagging {
  private static final Pattern KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");
  private static final Pattern NAME =
      Pattern.compile("(?:[^=]*[:/])?(?:job|run)[0-9.*?\\[\\]{},-]+|.*[*/:].*");
  private static final int LONGEST = 1_000;

  private final Sight sight;
  private final RunChoice choice;
  private final boolean dryRun;
  private final Steering steering;

  /**
   * For a store.
   *
   * @param choice which runs of what is named are meant, unless all that is named is
   * @param dryRun whether only to say which these are
   */
  Tagging(Sight sight, RunChoice choice, boolean dryRun) {
    this.sight = sight;
    this.choice = choice;
    this.dryRun = dryRun;
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
    requireNamed("set tags", names, tags, "tags set run1.3 best=yes");
    attach(bearers(names), tags);
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
    requireNamed("take tags away", names, tags, "tags unset run1.3 best");
    TagBearers bearers = bearers(names);
    Set<String> there = tagsOf(bearers);
    Map<String, String> known = new TreeMap<>(tags);
    known.keySet().retainAll(there);
    if (!known.isEmpty()) {
      attach(bearers, known);
    }
    if (!bearers.byJob().isEmpty()) {
      tags.keySet().stream()
          .filter(tag -> !there.contains(tag))
          .forEach(tag -> sight.out().println(bearers + ": had no tag " + tag));
    }
  }

  /** What is meant by some names. */
  private TagBearers bearers(List<String> names) throws IOException {
    return choice.isOfAll()
        ? TagBearers.named(sight, names)
        : TagBearers.chosen(sight, names, choice);
  }

  /** The names of all tags that are on something. */
  private Set<String> tagsOf(TagBearers bearers) throws IOException {
    Set<String> tags = new HashSet<>();
    for (Map.Entry<JobRecord, Set<String>> some : bearers.byJob().entrySet()) {
      Map<String, Map<String, String>> there = wishes(some.getKey()).tags();
      some.getValue().forEach(name -> tags.addAll(there.getOrDefault(name, Map.of()).keySet()));
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

  private static void requireNamed(
      String what, List<String> names, Map<String, String> tags, String example) {
    if (names.isEmpty() || tags.isEmpty()) {
      throw new UserProblem(
          what, names.isEmpty() ? "no job or run was named" : "no tag was named", example);
    }
  }

  private void attach(TagBearers bearers, Map<String, String> tags) throws IOException {
    if (bearers.byJob().isEmpty()) {
      return; // as was told
    }
    if (!dryRun) {
      for (Map.Entry<JobRecord, Set<String>> some : bearers.byJob().entrySet()) {
        List<String> on = List.copyOf(some.getValue());
        steering.ask(some.getKey(), new ClientRequest.SetTags(on, tags));
      }
    }
    String what =
        tags.entrySet().stream()
            .map(tag -> tag.getValue().isEmpty() ? "no " + tag.getKey() : tag.toString())
            .collect(Collectors.joining(", "));
    sight.out().println((dryRun ? "Not done: " : "") + bearers + ": " + what);
  }

  void list(List<String> names, OutputFormat format) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (names.isEmpty() && choice.isOfAll()) {
      for (JobRecord job : sight.jobs().records()) {
        wishes(job).tags().forEach((name, tags) -> rows.add(row(name, tags)));
      }
    } else if (names.isEmpty()) {
      throw new UserProblem("list tags", "no job or run was named", "tags list job1 with --where");
    } else {
      for (Map.Entry<JobRecord, Set<String>> some : bearers(names).byJob().entrySet()) {
        Map<String, Map<String, String>> tags = wishes(some.getKey()).tags();
        some.getValue().forEach(name -> rows.add(row(name, tags.getOrDefault(name, Map.of()))));
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
