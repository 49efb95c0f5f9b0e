package org.runspec.spec.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.tuning.SpaceNotation.Bounds;

class SpaceNotationTest {
  private static Space read(String text) {
    return new SpaceNotation(Bounds.VALUES).read(text);
  }

  private static Spread spread(Space space) {
    return ((Space.Drawn) space).spread();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$uniform(0, 0.5)",
        "$uniform(-1, 1)",
        "$loguniform(1e-5, 0.1)",
        "$normal(0, 2.5)",
        "$lognormal(-3, 1)",
        "$quniform(16, 128, 16)",
        "$qloguniform(1, 1000, 1)",
        "$qnormal(10, 4, 0.5)",
        "$qlognormal(2, 1, 1)",
        "$randint(10)"
      })
  void aDistributionIsWrittenAsItIsRead(String text) {
    assertEquals(text, spread(read(text)).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$linspace(0, 1, 5) | [0.0, 0.25, 0.5, 0.75, 1.0]",
        "$linspace(0, 0.3, 4) | [0.0, 0.1, 0.2, 0.3]",
        "$linspace(10, 2, 3) | [10, 6, 2]",
        " $linspace( 1 ,3, 3 ) | [1, 2, 3]"
      })
  void evenlySpacedValuesAreListed(String text, String values) {
    assertEquals(values, ((Space.Listed) read(text)).values().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$choice('a, b', c) | [a, b, c] | 2",
        "$choice(\"it's, so\", 'x') | [it's, so, x] | 2",
        "$choice(it's, so) | [it's, so] | 2",
        "$choice('1', \"true\", 1) | [1, true, 1] | 3"
      })
  void whatStandsInQuotesIsOneValue(String text, String values, int count) {
    List<Object> listed = ((Space.Listed) read(text)).values();

    assertEquals(values, listed.toString());
    assertEquals(count, listed.size());
  }

  @Test
  void aSeedNeedsNoBound() {
    assertEquals("$randint(65535)", spread(read("$randint()")).toString());
  }

  @Test
  void boundsOfOtherToolsAreExponents() {
    Spread there = spread(new SpaceNotation(Bounds.EXPONENTS).read("$loguniform(-2, 0)"));

    assertEquals(Math.exp(-2), there.first());
    assertEquals(1, there.second());
  }

  @ParameterizedTest
  @ValueSource(strings = {"$loguniform(0, 1000)", "$loguniform(-1000, 0)"})
  void exponentsOfOtherToolsHaveToBeThoseOfNumbers(String text) {
    Space.Mistaken mistaken = (Space.Mistaken) new SpaceNotation(Bounds.EXPONENTS).read(text);

    assertEquals("some of its values are beyond what a number can hold", mistaken.what());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$uniform(1, 0) | the lowest value has to be below the highest",
        "$uniform(1, 1) | the lowest value has to be below the highest",
        "$uniform(0) | $uniform has 2 arguments, not 1",
        "$uniform() | $uniform has 2 arguments, not 0",
        "$uniform(0, 1, ) | $uniform has 2 arguments, not 3",
        "$uniform(a, 1) | 'a' is no number",
        "$uniform(0, NaN) | 'NaN' is no number",
        "$uniform(0, 1e999) | '1e999' is no number",
        "$uniform(0, 1d) | '1d' is no number",
        "$uniform 0 1 | '$uniform 0 1' is no distribution",
        "$normal(0, 0) | the deviation has to be above 0",
        "$quniform(0, 1, 0) | the step has to be above 0",
        "$quniform(1, 2, 5) | no multiple of the step lies between lowest and highest value",
        "$qloguniform(1e-12, 0.5, 1) | no multiple of the step lies between lowest and highest"
            + " value",
        "$choice('a, b) | a quote is never closed",
        "$choice(1, 1e999) | '1e999' is no number",
        "$quniform(0, 1, 1e-300) | the step is too small",
        "$qlognormal(100, 1, 1) | the step is too small",
        "$lognormal(1000, 1) | some of its values are beyond what a number can hold",
        "$lognormal(700, 5) | some of its values are beyond what a number can hold",
        "$normal(1e308, 1e308) | some of its values are beyond what a number can hold",
        "$uniform(-1e308, 1e308) | some of its values are beyond what a number can hold",
        "$loguniform(-5, 1000) | the lowest value has to be above 0",
        "$loguniform(-1000, 0) | the lowest value has to be above 0",
        "$randint(0) | the bound has to be a whole number of at least 1",
        "$randint(2.5) | the bound has to be a whole number of at least 1",
        "$linspace(0, 1, 1) | the count has to be a whole number from 2 to 1000",
        "$linspace(0, 1, 2.5) | the count has to be a whole number from 2 to 1000"
      })
  void aMistakeIsToldWithTheRightForm(String text, String what) {
    Space.Mistaken mistaken = (Space.Mistaken) read(text);

    assertEquals(what, mistaken.what());
    assertTrue(mistaken.allowed().contains("$"), mistaken.allowed());
  }

  @Test
  void aTypingErrorGetsTheNearestFunction() {
    Space.Mistaken mistaken = (Space.Mistaken) read("$logunifrom(1e-5, 1)");

    assertEquals("there is no $logunifrom", mistaken.what());
    assertEquals("did you mean loguniform?", mistaken.fix().orElseThrow());
  }

  @Test
  void exponentsWhereValuesAreMeantAreTranslated() {
    Space.Mistaken mistaken = (Space.Mistaken) read("$loguniform(-9.21, -2.3)");

    assertEquals("the lowest value has to be above 0", mistaken.what());
    assertEquals("the bounds of $loguniform are values here, not exponents", mistaken.allowed());
    assertEquals("did you mean $loguniform(0.000100, 0.100)?", mistaken.fix().orElseThrow());
  }

  @Test
  void extremesOfSteppedOnesAreMultiples() {
    assertEquals(List.of(16L, 112L), spread(read("$quniform(10, 120, 16)")).extremes());
    assertEquals(List.of(-0.2, 1.2), spread(read("$qnormal(0.5, 0.24, 0.1)")).extremes());
    assertEquals(List.of(0L, 9L), spread(read("$randint(10)")).extremes());
  }

  @Property
  void whateverIsReadIsReadAgain(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(6) double low,
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double width) {
    Space space = read("$uniform(" + low + ", " + (low + width) + ")");

    assertEquals(space, read(spread(space).toString()));
  }

  @Test
  void aValueThatOnlyBeginsWithADollarIsNone() {
    assertTrue(SpaceNotation.isMeant("$uniform(0, 1)"));
    assertFalse(SpaceNotation.isMeant("$datastore/a(1)"));
    assertFalse(SpaceNotation.isMeant("$5"));
  }
}
