package org.runspec.mirror.note;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the user should know, each told once. Safe for use by many threads. */
public final class Notes {
  private static final int MOST = 10_000;

  private final Map<String, MirrorProblem> problems = new LinkedHashMap<>();
  private final Consumer<MirrorProblem> listener;

  /** The listener hears of each problem once, on whichever thread meets it. */
  public Notes(Consumer<MirrorProblem> listener) {
    this.listener = listener;
  }

  /** There is a problem. */
  public void add(MirrorProblem problem) {
    synchronized (problems) {
      if (problems.size() >= MOST || problems.putIfAbsent(key(problem), problem) != null) {
        return;
      }
    }
    listener.accept(problem);
  }

  /** Of one file, nothing is wrong any more. */
  public void clear(String subject) {
    synchronized (problems) {
      problems.values().removeIf(problem -> problem.subject().equals(subject));
    }
  }

  /** The problems that remain, in the order in which they came up. */
  public List<MirrorProblem> all() {
    synchronized (problems) {
      return new ArrayList<>(problems.values());
    }
  }

  private static String key(MirrorProblem problem) {
    return problem.kind() + " " + problem.subject();
  }
}
