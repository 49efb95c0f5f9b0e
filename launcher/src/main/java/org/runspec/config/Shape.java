package org.runspec.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand at a place of {@code xt_config.yaml}; {@code null} may stand everywhere. */
sealed interface Shape {
  /** In words, for messages. */
  String describe();

  /** Any text; a number is taken as it was written. */
  record Text() implements Shape {
    @Override
    public String describe() {
      return "text";
    }
  }

  /** A path, relative to the folder of the file. */
  record FilePath() implements Shape {
    @Override
    public String describe() {
      return "a path";
    }
  }

  /** A whole number. */
  record Whole(long minimum) implements Shape {
    @Override
    public String describe() {
      return "a whole number of at least " + minimum;
    }
  }

  /** A number. */
  record Decimal(double minimum) implements Shape {
    @Override
    public String describe() {
      return "a number of at least "
          + BigDecimal.valueOf(minimum).stripTrailingZeros().toPlainString();
    }
  }

  /** True or false. */
  record Truth() implements Shape {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String describe() {
      return "one of " + String.join(", ", words);
    }
  }

  /** A reference to a secret. */
  record SecretReference() implements Shape {
    @Override
    public String describe() {
      return "a reference such as {env: NAME} or {file: PATH}, never the secret itself";
    }
  }

  /** A list; one item may stand alone. */
  record ListOf(Shape item) implements Shape {
    @Override
    public String describe() {
      return "a list, each item " + item.describe();
    }
  }

  /** Values by names that the user gives. */
  record Named(Shape value) implements Shape {
    @Override
    public String describe() {
      return "a mapping from names of your own";
    }
  }

  /** A mapping with known keys. */
  record Keys(Map<String, Key> keys) implements Shape {
    public Keys {
      keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    @Override
    public String describe() {
      return "a mapping with the keys " + String.join(", ", keys.keySet());
    }

    /** The same with a key more. */
    Keys with(String name, Shape shape, String description) {
      Map<String, Key> more = new LinkedHashMap<>(keys);
      more.put(name, new Key(shape, description));
      return new Keys(more);
    }
  }

  /**
   * A mapping whose {@code type} says which keys it has.
   *
   * @param byType the keys beside {@code type}
   */
  record Typed(Map<String, Keys> byType) implements Shape {
    public Typed {
      byType = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byType));
    }

    @Override
    public String describe() {
      return "a mapping with a type: " + String.join(", ", byType.keySet());
    }
  }

  /** A key with what it means. */
  record Key(Shape shape, String description) {}

  /** No keys yet. */
  static Keys keys() {
    return new Keys(Map.of());
  }
}
