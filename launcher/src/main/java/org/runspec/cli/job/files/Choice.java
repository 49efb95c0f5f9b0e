package org.runspec.cli.job.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;
import org.runspec.transfer.Item;

/**
 * Which of a place's files are brought: all that fit one of the patterns. Without a pattern all but
 * checkpoints, and of a job's own files its runspec.
 */
final class Choice {
  private static final Pattern RUN = Pattern.compile("run[0-9]+\\.[0-9]+/");
  private static final Pattern CHECKPOINT = Pattern.compile("(run[0-9]+\\.[0-9]+/)?checkpoints/.*");
  private static final int NAMED = 8;

  private final Place place;
  private final List<FilePattern> patterns;

  Choice(Place place, List<String> patterns) {
    this.place = place;
    List<String> all = new ArrayList<>(patterns);
    if (all.isEmpty() && place instanceof Place.Share share && !share.path().isEmpty()) {
      all.add(share.path());
    }
    this.patterns = all.stream().map(FilePattern::of).toList();
  }

  /**
   * Chosen files.
   *
   * @param leftOut checkpoints that nobody asked for
   */
  record Chosen(List<Item> files, List<Item> leftOut) {}

  /**
   * Chooses.
   *
   * @throws UserProblem if a pattern fits no file
   */
  Chosen from(List<Item> files) {
    if (patterns.isEmpty()) {
      return unasked(files);
    }
    Set<Item> chosen = new LinkedHashSet<>();
    for (FilePattern pattern : patterns) {
      List<Item> fit = files.stream().filter(file -> fits(pattern, file)).toList();
      if (fit.isEmpty()) {
        throw nothing(pattern, files);
      }
      chosen.addAll(fit);
    }
    return new Chosen(List.copyOf(chosen), List.of());
  }

  private Chosen unasked(List<Item> files) {
    if (place instanceof Place.Share) {
      return new Chosen(files, List.of());
    }
    List<Item> chosen = new ArrayList<>();
    List<Item> leftOut = new ArrayList<>();
    for (Item file : files) {
      if (CHECKPOINT.matcher(file.path()).matches()) {
        leftOut.add(file);
      } else if (isOfRun(file) || file.path().equals(StoreLayout.LAUNCHED_SPEC)) {
        chosen.add(file);
      }
    }
    return new Chosen(chosen, leftOut);
  }

  private boolean isOfRun(Item file) {
    return isRun() || RUN.matcher(file.path()).lookingAt() || file.path().startsWith("uploaded/");
  }

  private boolean isRun() {
    return place instanceof Place.Of of && of.named() instanceof Named.Run;
  }

  private boolean fits(FilePattern pattern, Item file) {
    return pattern.fits(file.path()) || (!isRun() && pattern.fits(inRun(file.path())));
  }

  /** In a job, a pattern may begin at each run. */
  private static String inRun(String path) {
    return RUN.matcher(path).lookingAt() ? path.substring(path.indexOf('/') + 1) : path;
  }

  private UserProblem nothing(FilePattern pattern, List<Item> files) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> words = new HashSet<>();
    for (Item file : files) {
      String path = inRun(file.path());
      names.add(path);
      words.add(path);
      words.add(path.substring(path.lastIndexOf('/') + 1));
    }
    String there = String.join(", ", names.stream().limit(NAMED).toList());
    int more = names.size() - NAMED;
    String why =
        names.isEmpty()
            ? "it has no files yet"
            : "none of its files fits; it has "
                + there
                + (more > 0 ? " and " + more + " more" : "");
    Optional<String> near = Nearest.to(pattern.toString(), words);
    return new UserProblem(
        "find " + Quote.of(pattern.toString()) + " of " + place.folder(),
        why,
        near.orElse("'**' for all"));
  }
}
