package org.runspec.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.runspec.spec.problem.UserProblem;

/**
 * A user's folder that files are put into. Nothing is ever written outside of it, whatever the
 * files are called, and whatever links are in it.
 */
final class Destination {
  private static final String ANOTHER = "another folder, with --to";

  private final Path root;
  private final LocalNames names;

  Destination(Path root, LocalNames names) {
    this.root = root.toAbsolutePath().normalize();
    this.names = names;
  }

  Path root() {
    return root;
  }

  /**
   * Where a file goes.
   *
   * @throws UserProblem if it would lie outside, or on the way there is a link or a file
   */
  Path placeOf(Item file) {
    Path place = root.resolve(names.of(file.path())).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw refused(file, "it would lie outside of " + root);
    }
    Path at = root;
    for (Path segment : root.relativize(place)) {
      if (Files.isSymbolicLink(at) && !at.equals(root)) {
        throw refused(file, at + " is a link");
      } else if (Files.exists(at) && !Files.isDirectory(at)) {
        throw refused(file, at + " is a file");
      }
      at = at.resolve(segment);
    }
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "there is a folder of this name");
    }
    return place;
  }

  private static UserProblem refused(Item file, String why) {
    return new UserProblem("write " + file.path(), why, ANOTHER);
  }

  /** Two files must not become one, as where case makes no difference. */
  void refuseTwins(List<Item> files, boolean caseMatters) {
    Map<String, Item> seen = new HashMap<>();
    for (Item file : files) {
      String place = placeOf(file).toString();
      Item twin = seen.put(caseMatters ? place : place.toLowerCase(Locale.ROOT), file);
      if (twin != null) {
        throw new UserProblem(
            "write " + file.path() + " and " + twin.path(),
            "on this file system they have the same name",
            "one at a time, each with a --to of its own");
      }
    }
  }

  /** Puts a complete file in its place. */
  void move(Path complete, Path place, boolean executable) throws IOException {
    Files.createDirectories(place.getParent());
    if (!place.getParent().toRealPath().startsWith(root.toRealPath())) {
      throw new IOException(place.getParent() + " became a link out of " + root);
    }
    if (executable && complete.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(complete));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(complete, permissions);
    }
    Files.move(
        complete, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
