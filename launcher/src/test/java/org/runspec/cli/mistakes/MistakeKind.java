package org.runspec.cli.mistakes;

/** The classes of mistake. */
public enum MistakeKind {
  MISSPELT_KEY,
  MISSPELT_COMPONENT,
  MISSPELT_CHOICE,
  MISSPELT_ALIAS,
  MISSPELT_REPLACEMENT,
  WRONG_TYPE,
  OUT_OF_RANGE,
  WRONG_KIND,
  MISSING_REPLACEMENT,
  UNKNOWN_ALIAS,
  DUPLICATE_KEY,
  BAD_INDENTATION,
  TAB,
  MISSING_COLON,
  COLON_TOO_MANY,
  OPEN_QUOTE,
  OPEN_BRACKET;

  /**
   * Whether a mistake of this class may come out as another runspec that is as good: a moved line
   * may fit where it stands then, and a misspelt word may be another word.
   */
  public boolean mayBeValid() {
    return switch (this) {
      case BAD_INDENTATION, TAB, MISSING_COLON, COLON_TOO_MANY -> true;
      default -> false;
    };
  }
}
