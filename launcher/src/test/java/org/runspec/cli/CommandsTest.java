package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandsTest {
  /** A replacement of such a name could never be set on the command line. */
  @Test
  void theNamesOfOptionsAreThoseThatCommandsOnRunspecsTake() {
    Set<String> taken =
        Commands.byName().values().stream()
            .map(Supplier::get)
            .filter(SpecCommand.class::isInstance)
            .flatMap(command -> Commands.optionsOf(command).getParameters().stream())
            .flatMap(option -> Stream.of(option.getParameter().names()))
            .filter(name -> name.startsWith("--"))
            .map(name -> name.substring("--".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    taken.add("help");
    taken.add("version");

    assertEquals(taken, new TreeSet<>(Commands.optionNames()));
  }
}
