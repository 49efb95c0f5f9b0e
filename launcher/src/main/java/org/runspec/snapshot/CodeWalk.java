package org.runspec.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * Finds the files of a snapshot. Links are followed within the entry's own folder only, and never
 * to a folder around themselves; what is neither file nor folder is passed over.
 */
final class CodeWalk {
  private final CodeSelection selection;
  private final Map<String, CodeFile> files = new TreeMap<>();

  CodeWalk(CodeSelection selection) {
    this.selection = selection;
  }

  /** All files by name, sorted. */
  List<CodeFile> files() {
    for (String entry : selection.entries()) {
      try {
        walk(CodeEntry.of(entry, selection.folder()));
      } catch (IOException e) {
        throw new ExternalProblem("read the files of " + entry, e, "ls -l, or code-omit");
      }
    }
    return List.copyOf(files.values());
  }

  private void walk(CodeEntry entry) throws IOException {
    if (!Files.isDirectory(entry.source())) {
      add(entry.source(), below(entry.destination(), entry.source()), entry);
      return;
    }
    Path real = entry.source().toRealPath();
    IgnoreRules omit = IgnoreRules.of(entry.source(), selection.omit());
    folder(
        entry, entry.source(), real, entry.destination(), IgnoreRules.above(entry.source()), omit);
  }

  private void folder(
      CodeEntry entry, Path folder, Path real, String name, IgnoreRules above, IgnoreRules omit)
      throws IOException {
    IgnoreRules rules = above.in(folder);
    List<Path> children;
    try (Stream<Path> found = Files.list(folder)) {
      children = found.sorted().toList();
    }
    for (Path child : children) {
      boolean isFolder = Files.isDirectory(child);
      boolean skipped =
          never(child, isFolder)
              || rules.ignores(child, isFolder)
              || omit.ignores(child, isFolder)
              || (Files.isSymbolicLink(child) && leadsAway(child, real));
      if (skipped) {
        continue;
      }
      if (!isFolder) {
        boolean named = entry.names().map(it -> it.matches(child.getFileName())).orElse(true);
        if (named && Files.isRegularFile(child)) {
          add(child, below(name, child), entry);
        }
      } else if (entry.names().isEmpty()) {
        folder(entry, child, real, below(name, child), rules, omit);
      }
    }
  }

  private boolean never(Path path, boolean folder) {
    return selection.never().contains(path)
        || (folder && CodeSelection.NEVER.contains(path.getFileName().toString()))
        || path.getFileName().toString().equals(".git");
  }

  private static boolean leadsAway(Path link, Path top) throws IOException {
    if (!Files.exists(link)) {
      return true;
    }
    Path target = link.toRealPath();
    Path home = link.toAbsolutePath().getParent().toRealPath();
    return !target.startsWith(top) || home.startsWith(target);
  }

  private void add(Path source, String name, CodeEntry entry) throws IOException {
    CodeFile file = new CodeFile(name, source, Files.size(source), isProgram(source));
    CodeFile other = files.putIfAbsent(name, file);
    if (other != null && !Files.isSameFile(other.source(), source)) {
      throw new UserProblem(
          "take " + entry.text() + " into the code snapshot",
          name + " would be both " + other.source() + " and " + source,
          "another destination, SOURCE::DEST, in code-dirs of xt_config.yaml");
    }
  }

  private static boolean isProgram(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static String below(String folder, Path child) {
    String name = child.getFileName().toString();
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
