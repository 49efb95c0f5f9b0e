package org.runspec.report.notebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * What is different in two runspecs, value by value. Comments and the order of keys make no
 * difference, an alias is known by its name, and items of lists by what they are: one that was put
 * in does not change those behind it.
 */
final class SpecChanges {
  /** Why somebody launched a job is shown beside the changes. */
  private static final String DESCRIPTION = "job_launcher.description";

  private static final String TUNED = "hyperparameters[";

  private final SpecTree before;
  private final SpecTree after;
  private final List<SpecChange> changes = new ArrayList<>();

  private SpecChanges(SpecTree before, SpecTree after) {
    this.before = before;
    this.after = after;
  }

  static List<SpecChange> between(SpecTree before, SpecTree after) {
    SpecChanges all = new SpecChanges(before, after);
    all.compare("", before.root(), after.root());
    return all.changes.stream().filter(change -> !change.path().equals(DESCRIPTION)).toList();
  }

  private void compare(String path, Node one, Node other) {
    if (one instanceof Mapping left && other instanceof Mapping right) {
      compare(path, left, right);
    } else if (one instanceof Sequence left
        && other instanceof Sequence right
        && !(isPlain(left) && isPlain(right))) {
      compare(path, left, right);
    } else if (!before.text(one).equals(after.text(other)) && !isSameTruth(one, other)) {
      changes.add(
          new SpecChange(path, Optional.of(before.text(one)), Optional.of(after.text(other))));
    }
  }

  /** Truth values may also be written as 1 and 0. */
  private static boolean isSameTruth(Node one, Node other) {
    return one instanceof Scalar left
        && other instanceof Scalar right
        && (left.value() instanceof Boolean || right.value() instanceof Boolean)
        && truth(left).equals(truth(right));
  }

  private static Object truth(Scalar scalar) {
    if (scalar.value() instanceof Long number && (number == 0 || number == 1)) {
      return number == 1;
    }
    return scalar.value();
  }

  /** What stands below the name of a hyperparameter is what it is. */
  private static String below(String path, String key) {
    boolean named = path.startsWith(TUNED) && path.endsWith("]") && key.equals("name");
    return named ? path : path.isEmpty() ? key : path + "." + key;
  }

  private void compare(String path, Mapping left, Mapping right) {
    Set<String> keys = new LinkedHashSet<>(right.keys());
    keys.addAll(left.keys());
    for (String key : keys) {
      compare(below(path, key), left.get(key), right.get(key));
    }
  }

  private void compare(String path, Optional<Node> one, Optional<Node> other) {
    if (one.isPresent() && other.isPresent()) {
      compare(path, one.get(), other.get());
    } else {
      changes.add(new SpecChange(path, one.map(before::text), other.map(after::text)));
    }
  }

  /** A list of values is one value. */
  private static boolean isPlain(Sequence list) {
    return list.items().stream().allMatch(Scalar.class::isInstance);
  }

  private void compare(String path, Sequence left, Sequence right) {
    List<String> leftNames = names(before, left);
    List<String> rightNames = names(after, right);
    int i = 0;
    int j = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(leftNames, rightNames).getDeltas()) {
      int same = delta.getSource().getPosition() - i;
      for (int k = 0; k < same; k++) {
        compare(item(path, j, rightNames), left.items().get(i++), right.items().get(j++));
      }
      int gone = delta.getSource().size();
      int come = delta.getTarget().size();
      boolean replaced = delta.getType() == DeltaType.CHANGE && gone == come;
      for (int k = 0; k < Math.max(gone, come); k++) {
        if (replaced) {
          compare(item(path, j, rightNames), left.items().get(i++), right.items().get(j++));
        } else {
          if (k < gone) {
            Optional<Node> old = Optional.of(left.items().get(i));
            compare(item(path, i++, leftNames), old, Optional.empty());
          }
          if (k < come) {
            Optional<Node> fresh = Optional.of(right.items().get(j));
            compare(item(path, j++, rightNames), Optional.empty(), fresh);
          }
        }
      }
    }
    while (i < left.items().size()) {
      compare(item(path, j, rightNames), left.items().get(i++), right.items().get(j++));
    }
  }

  private static List<String> names(SpecTree tree, Sequence list) {
    return list.items().stream()
        .map(item -> tree.identity(item).orElseGet(() -> " " + tree.text(item)))
        .toList();
  }

  /** By its name where the list has no other of it, else by its place. */
  private static String item(String path, int index, List<String> names) {
    String name = names.get(index);
    boolean named =
        path.equals("hyperparameters")
            && IntStream.range(0, names.size()).filter(i -> names.get(i).equals(name)).count() == 1;
    return path + "[" + (named ? name : String.valueOf(index)) + "]";
  }
}
