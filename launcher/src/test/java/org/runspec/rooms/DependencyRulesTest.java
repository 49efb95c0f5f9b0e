package org.runspec.rooms;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room is a package directly below {@code org.runspec}, with all that is below it. */
class DependencyRulesTest {
  private static final String OURS = "org.runspec.";
  private static final Set<String> NOTHING = Set.of();

  /** What each room may use besides itself; {@code cli}, on top, may use all. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("spec", NOTHING),
          entry("component", Set.of("spec")),
          entry("components", Set.of("component", "spec")),
          entry("storage", NOTHING),
          entry("mirror", Set.of("storage")),
          entry("job", NOTHING),
          entry("search", NOTHING),
          entry("config", Set.of("job", "spec")),
          entry("run", Set.of("spec", "component")),
          entry("plan", Set.of("spec", "config", "job")),
          entry("store", Set.of("job", "storage")),
          entry("snapshot", Set.of("job", "storage")),
          entry("node", Set.of("job", "store", "snapshot", "search", "mirror")),
          entry("backend", Set.of("job", "plan")),
          entry("image", Set.of("job", "plan")),
          entry("launch", Set.of("plan", "store", "snapshot", "backend", "image", "job")),
          entry("report", Set.of("job", "store")),
          entry("cli", NOTHING));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.runspec");

  @Test
  void everyRoomHasItsRule() {
    Set<String> unknown = new TreeSet<>();
    CLASSES.forEach(used -> unknown.add(room(used)));
    unknown.removeAll(MAY_USE.keySet());

    assertEquals(NOTHING, unknown);
  }

  @Test
  void roomsUseOnlyWhatIsBelowThem() {
    Set<String> wrong =
        violations(
            use ->
                !room(use.getOriginClass()).equals("cli")
                    && use.getTargetClass().getPackageName().startsWith(OURS)
                    && !room(use.getTargetClass()).equals(room(use.getOriginClass()))
                    && !MAY_USE
                        .get(room(use.getOriginClass()))
                        .contains(room(use.getTargetClass())));

    assertEquals(NOTHING, wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "com.azure, storage.azure",
    "com.microsoft.azure, backend",
    "com.mongodb, store.mongo",
    "io.fabric8, backend",
    "org.sqlite, report",
    "java.sql, report"
  })
  void clientLibrariesStayInTheirRooms(String library, String home) {
    Set<String> wrong =
        violations(
            use ->
                use.getTargetClass().getPackageName().startsWith(library)
                    && !use.getOriginClass().getPackageName().startsWith(OURS + home)
                    && !room(use.getOriginClass()).equals("cli"));

    assertEquals(NOTHING, wrong);
  }

  private static Set<String> violations(Predicate<Dependency> wrong) {
    Set<String> found = new TreeSet<>();
    for (JavaClass using : CLASSES) {
      using.getDirectDependenciesFromSelf().stream()
          .filter(wrong)
          .forEach(use -> found.add(use.getDescription()));
    }
    return found;
  }

  private static String room(JavaClass inside) {
    String below = (inside.getPackageName() + ".").substring(OURS.length());
    return below.substring(0, below.indexOf('.'));
  }
}
