package org.runspec.cli.job.files;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.report.Named;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** Where in a store files are that a user named. */
sealed interface Place {
  /** What a share's name begins with where runs and jobs could be meant too. */
  String SHARE = "share:";

  /** What a folder is called that gets the files. */
  String folder();

  /** The files of a job, run or node. */
  record Of(Named named) implements Place {
    @Override
    public String folder() {
      return named.toString();
    }
  }

  /**
   * Files of a share.
   *
   * @param name of the share
   * @param path below it; empty for all
   */
  record Share(String name, String path) implements Place {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** Understands {@code share:NAME} or {@code share:NAME/path}. */
    static Share of(String word) {
      String rest = word.substring(SHARE.length());
      int slash = rest.indexOf('/');
      String name = slash < 0 ? rest : rest.substring(0, slash);
      if (!NAME.matcher(name).matches()) {
        throw new UserProblem(
            "find " + Quote.of(word),
            "a share's name has up to 63 letters, digits, dots, hyphens and underscores",
            "share:data, or share:data/folder");
      }
      String path = slash < 0 ? "" : rest.substring(slash + 1).replaceAll("/+$", "");
      return new Share(name, FilePattern.checked(plain(word, name, path)));
    }

    /** Refuses what no file in a store is called. */
    private static String plain(String word, String name, String path) {
      List<String> segments = List.of(path.split("/", -1));
      if (path.isEmpty() || segments.stream().noneMatch(Share::isNoName)) {
        return path;
      }
      throw new UserProblem(
          "find " + Quote.of(word),
          "between two slashes is a name, other than '.'",
          segments.stream()
              .filter(segment -> !isNoName(segment))
              .collect(Collectors.joining("/", SHARE + name + "/", "")));
    }

    private static boolean isNoName(String segment) {
      return segment.isEmpty() || segment.equals(".");
    }

    @Override
    public String folder() {
      return name;
    }
  }

  /** Whether a word is of a share. */
  static boolean isShare(String word) {
    return word.startsWith(SHARE);
  }
}
