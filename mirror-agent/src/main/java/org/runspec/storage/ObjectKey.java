package org.runspec.storage;

import java.util.List;
import java.util.Optional;

/**
 * The name of an object: segments between slashes, such as {@code jobs/job7/job.json}. Never
 * absolute; no segment is empty, {@code .} or {@code ..}. Any other character is allowed but for
 * the zero character and half a surrogate pair, which no file system can hold.
 *
 * @param path the segments, joined by slashes
 */
public record ObjectKey(String path) implements Comparable<ObjectKey> {
  /** Throws {@link IllegalArgumentException} when the path is no key. */
  public ObjectKey {
    for (String segment : path.split("/", -1)) {
      check(segment, path);
    }
  }

  /** The key with these segments; a slash within a segment is refused. */
  public static ObjectKey of(String first, String... more) {
    checkSegment(first);
    return more.length == 0 ? new ObjectKey(first) : new ObjectKey(first).resolve(more);
  }

  /** The key with these segments below this one; a slash within a segment is refused. */
  public ObjectKey resolve(String... segments) {
    StringBuilder joined = new StringBuilder(path);
    for (String segment : segments) {
      checkSegment(segment);
      joined.append('/').append(segment);
    }
    return new ObjectKey(joined.toString());
  }

  /** The key that stands as {@code below} in the folder of this name. */
  public ObjectKey resolve(ObjectKey below) {
    return new ObjectKey(path + "/" + below.path);
  }

  /** The folder; empty at the top. */
  public Optional<ObjectKey> parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(new ObjectKey(path.substring(0, slash)));
  }

  /** The last segment. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** From the top down. */
  public List<String> segments() {
    return List.of(path.split("/"));
  }

  /** Orders by the characters of the path. */
  @Override
  public int compareTo(ObjectKey other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }

  private static void checkSegment(String segment) {
    if (segment.indexOf('/') >= 0) {
      throw new IllegalArgumentException("a segment with a slash: " + segment);
    }
  }

  private static void check(String segment, String path) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      throw new IllegalArgumentException(
          "not the key of an object: \"" + path + "\" has the segment \"" + segment + "\"");
    }
    boolean holdable = segment.codePoints().allMatch(c -> c != 0 && !isHalf(c));
    if (!holdable) {
      throw new IllegalArgumentException(
          "not the key of an object: \"" + path + "\" has a character that no file system holds");
    }
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
