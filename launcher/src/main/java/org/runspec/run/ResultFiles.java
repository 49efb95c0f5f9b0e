package org.runspec.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.spec.problem.ExternalProblem;

/**
 * What a run has written until now: its journal, and what its stages wrote into the experiment
 * path. What was there before the run is older than its repro spec.
 */
final class ResultFiles extends SimpleFileVisitor<Path> {
  private final ExperimentFolder folder;
  private final FileTime begin;
  private final Map<String, FilePrint> prints = new TreeMap<>();

  private ResultFiles(ExperimentFolder folder, FileTime begin) {
    this.folder = folder;
    this.begin = begin;
  }

  /** The prints of all of them, by name relative to the experiment path. */
  static Map<String, FilePrint> in(ExperimentFolder folder) {
    try {
      ResultFiles files = new ResultFiles(folder, Files.getLastModifiedTime(folder.reproSpec()));
      Files.walkFileTree(folder.path(), files);
      return files.prints;
    } catch (IOException e) {
      throw new ExternalProblem("read the results in " + folder.path(), e, "checking the disk");
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
    return isElsewhere(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    boolean ours =
        attributes.isRegularFile()
            && !isElsewhere(file)
            && attributes.lastModifiedTime().compareTo(begin) >= 0;
    if (ours) {
      try {
        String name = folder.path().relativize(file).toString().replace('\\', '/');
        prints.put(name, FilePrint.of(file));
      } catch (IOException e) {
        return visitFileFailed(file, e);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isElsewhere(Path visited) {
    return folder.path().equals(visited.getParent()) && !ResultNames.isResult(visited);
  }

  /** A file that is gone meanwhile, or that nobody may read, is not missed later. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
