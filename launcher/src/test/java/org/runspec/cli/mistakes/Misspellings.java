package org.runspec.cli.mistakes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Slips of the fingers: a letter left out, doubled, swapped with its neighbour, or another one. */
final class Misspellings {
  private final Random random;

  Misspellings(Random random) {
    this.random = random;
  }

  /** One of each kind, as far as they change the word. */
  Set<String> of(String word) {
    List<Integer> letters =
        IntStream.range(0, word.length())
            .filter(i -> Character.isLetter(word.charAt(i)))
            .boxed()
            .toList();
    Set<String> slips = new LinkedHashSet<>();
    if (letters.size() > 1) {
      int left = one(letters);
      slips.add(word.substring(0, left) + word.substring(left + 1));
      int doubled = one(letters);
      slips.add(word.substring(0, doubled + 1) + word.substring(doubled));
      int other = one(letters);
      char letter = (char) ('a' + random.nextInt(26));
      slips.add(word.substring(0, other) + letter + word.substring(other + 1));
      int first = one(letters);
      if (letters.contains(first + 1)) {
        slips.add(
            word.substring(0, first)
                + word.charAt(first + 1)
                + word.charAt(first)
                + word.substring(first + 2));
      }
    }
    slips.remove(word);
    return slips;
  }

  private int one(List<Integer> letters) {
    return letters.get(random.nextInt(letters.size()));
  }
}
