package org.runspec.cli.launch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.job.MultiRun.Command;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;

/** Options of a submitted command whose values a search chooses. */
class CommandSweepTest {
  private static CommandSweep.Found found(String... words) {
    Command command = new Command(List.of(words), false);
    return CommandSweep.of(
        List.of(new TypedCommand(command, Optional.empty())), "--", List.of(), false);
  }

  private static CommandSweep.Found lines(List<Tunable> file, String... lines) {
    List<TypedCommand> typed =
        Arrays.stream(lines)
            .map(
                line ->
                    new TypedCommand(
                        new Command(List.of(line), true),
                        Optional.of(new Position("c.txt", 1 + List.of(lines).indexOf(line), 1))))
            .toList();
    return CommandSweep.of(typed, "--", file, false);
  }

  private static String space(CommandSweep.Found found) {
    return found.space().stream()
        .map(
            each ->
                each.name()
                    + each.spread()
                        .map(drawn -> " " + drawn.spread())
                        .orElseGet(
                            () ->
                                (each.ordered() ? " in order " : " ")
                                    + each.values().stream().map(Scalar::text).toList()))
        .collect(Collectors.joining("; "));
  }

  private static Tunable listed(String name, Object... values) {
    Provenance provenance = Provenance.written(Position.ofFile("hp.yaml"));
    return Tunable.listed(
        name, true, Arrays.stream(values).map(each -> Scalar.of(each, provenance)).toList());
  }

  private static String told(UserProblem refused) {
    return refused.getMessage() + refused.problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--lr=[.01,.03] | lr in order [.01, .03]",
        "--lr=[ 1e-4 , 2 ] | lr in order [1e-4, 2]",
        "--opt=[adam, sgd] | opt [adam, sgd]",
        "--opt=['a, b', \"c]\", it's] | opt [a, b, c], it's]",
        "--bias=[true, False] | bias [true, False]",
        "--id=['007', 7] | id [007, 7]",
        "--n=[64] | n in order [64]",
        "--fill=['nan', 0, inf] | fill [nan, 0, inf]",
        "--seed=[$randint()] | seed $randint(65535)",
        "--lr=[ $loguniform(1e-5, 1e-1) ] | lr $loguniform(1e-5, 0.1)",
        "--lr=[$linspace(0, 1, 3)] | lr in order [0.0, 0.5, 1.0]",
        "--opt=[$choice(adam, sgd, rmsprop)] | opt [adam, sgd, rmsprop]",
        "--n=[$choice(1, 2, 4)] | n in order [1, 2, 4]",
        "--model.depth-max=[1,2] | model.depth-max in order [1, 2]"
      })
  void listsItsValuesInBracketsAndTheyKeepTheirSpelling(String word, String space) {
    CommandSweep.Found found = found("python3", "train.py", word, "x");

    assertEquals(space, space(found));
    String option = word.substring(0, word.indexOf('='));
    assertEquals(
        List.of("python3", "train.py", option + "={hp:" + option.substring(2) + "}", "x"),
        found.commands().get(0).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--shape=[[1,2],[3]]",
        "--box={a: [1]}",
        "--opt=adam",
        "lr=[1,2]",
        "-lr=[1,2]",
        "--lr=[1,2]x",
        "--=[1,2]",
        "[1,2]",
        "--lr"
      })
  void whatIsOfAnotherFormStaysAsItIs(String word) {
    CommandSweep.Found found = found("python3", word);

    assertEquals(List.of("python3", word), found.commands().get(0).words());
    assertEquals("", space(found));
  }

  @Test
  void aBackslashKeepsOneListAndAnOptionAll() {
    assertEquals(List.of("a", "--lr=[1,2]"), found("a", "--lr=\\[1,2]").commands().get(0).words());
    TypedCommand typed =
        new TypedCommand(new Command(List.of("a", "--lr=[1,2]"), false), Optional.empty());
    assertEquals(
        List.of("a", "--lr=[1,2]"),
        CommandSweep.of(List.of(typed), "--", List.of(), true).commands().get(0).words());
    assertEquals(
        "", space(CommandSweep.of(List.of(typed), "", List.of(), false)), "no options, no lists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lr=[nan,inf] | a search cannot choose nan; it chooses among numbers, texts and truth",
        "--lr=[1, .NaN] | a search cannot choose .NaN",
        "--lr=[] | it has no values; a list is written [0.01, 0.1]; --no-sweep passes it on",
        "--lr=[1,,2] | a value is missing between its commas",
        "--lr=[1,2,] | a value is missing between its commas",
        "--lr=[1, $uniform(0, 1)] | it stands alone: [$uniform(0, 1)]",
        "--lr=[$LOW, 1] | no shell puts the value of $LOW in a list",
        "--lr=[1, `cat x`] | no shell puts the value of `cat x` in a list",
        "--lr=[$unifrom(0, 1)] | did you mean uniform?",
        "--lr=[$loguniform(-5, -1)] | did you mean $loguniform(0.00674, 0.368)?"
      })
  void aListThatMakesNoSenseIsRefused(String word, String message) {
    UserProblem refused = assertThrows(UserProblem.class, () -> found("a", word));

    assertTrue(told(refused).contains(message), told(refused));
    assertTrue(told(refused).contains("command line " + word), told(refused));
  }

  @Test
  void anOptionIsListedOnce() {
    UserProblem refused =
        assertThrows(UserProblem.class, () -> found("a", "--lr=[1]", "--lr=[1,2]"));

    assertEquals(1, refused.problems().size(), told(refused));
    assertTrue(told(refused).contains("it stands here twice"), told(refused));
  }

  @Test
  void whatTheFileAndTheCommandSayBothIsRemarked() {
    List<Tunable> file = List.of(listed("lr", 0.01, 0.02), listed("units", 8L, 16L));

    assertEquals(
        List.of(
            "hp.yaml: warning: lr: the command lists its own values, [1,2], which count instead; one"
                + " of the two lists"),
        notes(lines(file, "train --lr=[1,2]")));
    assertEquals(
        List.of(
            "c.txt:1:1: warning: --lr=1 is not what runs get: a file has values for lr; --lr=[1] for"
                + " that value alone",
            "c.txt:1:1: warning: --units 4 is not what runs get: a file has values for units;"
                + " --units=[4] for that value alone"),
        notes(lines(file, "train --lr=1 --units 4", "train --lr=2")));
    assertEquals(List.of(), notes(lines(file, "train")));
  }

  private static List<String> notes(CommandSweep.Found found) {
    return found.notes().stream().map(String::valueOf).toList();
  }

  @Test
  void aListThatIsNeverClosedIsRemarked() {
    assertEquals(
        List.of(
            "command line --lr=[1,2: warning: --lr=[1,2 goes to the program as it is; a search over"
                + " these values is written '--lr=[1,2]'"),
        found("train", "--lr=[1,2", "--glob=a[0", "[x").notes().stream()
            .map(String::valueOf)
            .toList());
  }

  @Test
  void whatLooksLikeASearchButIsNoneIsRemarked() {
    assertEquals(
        List.of(
            "command line [.1,.3]: warning: --lr [.1,.3] goes to the program as it is; a search"
                + " over these values is written '--lr=[.1,.3]'",
            "command line --b=[[1],2]: warning: --b=[[1],2] goes to the program as it is; only"
                + " single values are searched, as in --lr=[0.01, 0.1]",
            "command line --x=[1,1.0]: warning: x: 1.0 stands here twice; remove one; a search"
                + " counts it once"),
        found("a", "--lr", "[.1,.3]", "--b=[[1],2]", "--x=[1,1.0]").notes().stream()
            .map(String::valueOf)
            .sorted()
            .sorted((a, b) -> Boolean.compare(b.contains("--lr ["), a.contains("--lr [")))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "train --lr=[.01,.03] x | train --lr={hp:lr} x",
        "train --lr=[.01, .03]; ls | train --lr={hp:lr}; ls",
        "train '--lr=[.01, .03]' && ls | train --lr={hp:lr} && ls",
        "train \"--lr=[.01, .03]\" | train --lr={hp:lr}",
        "train --lr='[.01, .03]' | train --lr={hp:lr}",
        "train --lr=[$uniform(0, 1)] | train --lr={hp:lr}",
        "train --lr=\\[1,2] | train '--lr=[1,2]'",
        "train '--lr=\\[1,2]' | train '--lr=[1,2]'",
        "train --lr=[[1],2] --x='a  b' | train --lr=[[1],2] --x='a  b'",
        "sh -c 'train --lr=[1,2]' | sh -c 'train --lr=[1,2]'",
        "train # --lr=[1,2] | train # --lr=[1,2]",
        "[ \"$x\" = y ] && train | [ \"$x\" = y ] && train",
        "train --lr=[1,2 | train --lr=[1,2",
        "train '--lr=[1,2] | train '--lr=[1,2]"
      })
  void aLineForAShellIsReadAsAShellWould(String line, String places) {
    assertEquals(List.of(places), lines(List.of(), line).commands().get(0).words());
  }

  @Test
  void linesOfAFileShareTheirLists() {
    CommandSweep.Found found = lines(List.of(), "a --lr=[1,2]", "b --lr=[1,2] --n=[3]", "c");

    assertEquals("lr in order [1, 2]; n in order [3]", space(found));

    UserProblem refused =
        assertThrows(UserProblem.class, () -> lines(List.of(), "a --lr=[1,2]", "b --lr=[3]"));
    assertTrue(told(refused).contains("c.txt:2:1: --lr: it has other values"), told(refused));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "train | train --lr={hp:lr} --n={hp:n}",
        "train --n=5 --last | train --n={hp:n} --last --lr={hp:lr}",
        "train --n 5 --lr -1 | train --n {hp:n} --lr {hp:lr}",
        "train --lr --n=5 | train --lr --n={hp:n} --lr={hp:lr}",
        "train --nn=5  # remark | train --nn=5 --lr={hp:lr} --n={hp:n}  # remark",
        "train --lr=[7] | train --lr={hp:lr} --n={hp:n}"
      })
  void aFilesValuesReplaceAnOptionOrComeBehind(String line, String places) {
    List<Tunable> file = List.of(listed("lr", 1L, 2L), listed("n", 3L));

    assertEquals(List.of(places), lines(file, line).commands().get(0).words());
    Command words = new Command(List.of(line.replaceAll(" *#.*", "").split(" ")), false);
    TypedCommand typed = new TypedCommand(words, Optional.empty());
    assertEquals(
        places.replaceAll(" *#.*", ""),
        String.join(
            " ", CommandSweep.of(List.of(typed), "--", file, false).commands().get(0).words()));
  }

  @ParameterizedTest
  @CsvSource({
    "train -lr -0.1 x, train -lr {hp:lr} x",
    "train -lr -.5e-3, train -lr {hp:lr}",
    "train -lr -v, train -lr -v -lr={hp:lr}",
    "train -lr=-1, train -lr={hp:lr}"
  })
  void aNegativeNumberIsTheValueOfAnOption(String line, String places) {
    TypedCommand typed =
        new TypedCommand(new Command(List.of(line.split(" ")), false), Optional.empty());

    assertEquals(
        places,
        String.join(
            " ",
            CommandSweep.of(List.of(typed), "-", List.of(listed("lr", 1L)), false)
                .commands()
                .get(0)
                .words()));
  }

  @Test
  void whatTheCommandListsCountsRatherThanTheFile() {
    assertEquals(
        "lr in order [7]; n in order [3]",
        space(lines(List.of(listed("lr", 1L, 2L), listed("n", 3L)), "train --lr=[7]")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train | tee log",
        "train; echo done",
        "(cd x; train)",
        "train &",
        "cd x && train",
        "train || echo failed",
        "train\nls",
        "{ train; }",
        "train <<END\nEND",
        "# nothing"
      })
  void aFilesValuesComeBehindASingleCommandAlone(String line) {
    UserProblem refused =
        assertThrows(UserProblem.class, () -> lines(List.of(listed("lr", 1L, 2L)), line));

    assertTrue(
        told(refused)
            .contains("c.txt:1:1: nothing says which command of this line gets --lr; options are"),
        told(refused));
    assertTrue(told(refused).contains("--lr=1 where its value goes"), told(refused));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "train --lr=1 | tee log → train --lr={hp:lr} | tee log",
        "(cd x; train --lr 1) → (cd x; train --lr {hp:lr})",
        "train --lr=[1,2] & → train --lr={hp:lr} &",
        "X=1 train < in >> log 2>&1 → X=1 train < in >> log 2>&1 --lr={hp:lr}",
        "train 'a; b' \"c | d\" e\\;f → train 'a; b' \"c | d\" e\\;f --lr={hp:lr}"
      })
  void whereTheCommandSaysWhereTheyGoItMayBeAnyLine(String line, String places) {
    assertEquals(
        List.of(places), lines(List.of(listed("lr", 1L, 2L)), line).commands().get(0).words());
  }

  @Test
  void aDollarInQuotesIsAValue() {
    assertEquals("price [$5, 6]", space(found("a", "--price=['$5', 6]")));
  }
}
