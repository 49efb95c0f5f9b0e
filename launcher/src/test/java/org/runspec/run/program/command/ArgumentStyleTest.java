package org.runspec.run.program.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.run.program.command.Argument.Absent;
import org.runspec.run.program.command.Argument.Several;
import org.runspec.spec.problem.UserProblem;

class ArgumentStyleTest {
  private static final List<Argument> ARGUMENTS =
      List.of(
          Argument.of("lr", "1e-3"),
          Argument.of("shuffle", "false"),
          Argument.of("note", "it's $HOME; rm *\n= \"x\""),
          new Argument("layers", new Several(List.of("64", "a,b"))),
          new Argument("none", new Several(List.of())),
          new Argument("unset", new Absent()));

  @Test
  void equals() {
    assertWords(
        "--k=v",
        "--lr=1e-3",
        "--shuffle=false",
        "--note=it's $HOME; rm *\n= \"x\"",
        "--layers=64",
        "--layers=a,b");
  }

  @Test
  void space() {
    assertWords(
        "--k v",
        "--lr",
        "1e-3",
        "--shuffle",
        "false",
        "--note",
        "it's $HOME; rm *\n= \"x\"",
        "--layers",
        "64",
        "a,b",
        "--none");
  }

  @Test
  void bare() {
    assertWords(
        "k=v",
        "lr=1e-3",
        "shuffle=false",
        "note=it's $HOME; rm *\n= \"x\"",
        "layers=[64,'a,b']",
        "none=[]");
  }

  @Test
  void none() {
    assertWords("none");
  }

  @Test
  void anotherStyleIsRefusedWithThoseThereAre() {
    UserProblem problem = assertThrows(UserProblem.class, () -> ArgumentStyle.of("-k v"));
    assertEquals(
        "Could not read the property arg_style: there is no style -k v."
            + " Try: --k=v, --k v, k=v, none.",
        problem.getMessage());
  }

  private static void assertWords(String style, String... words) {
    assertEquals(List.of(words), ArgumentStyle.of(style).words(ARGUMENTS));
  }
}
