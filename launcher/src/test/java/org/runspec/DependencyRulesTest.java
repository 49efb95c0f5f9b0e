package org.runspec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may know which, where libraries may be used, and what no class does. */
class DependencyRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar")) // of other modules
          .importPackages("org.runspec");

  private static DescribedPredicate<JavaClass> inRoom(String room) {
    return describe("in " + room, type -> Rooms.of(type.getPackageName()).equals(room));
  }

  private static DescribedPredicate<JavaClass> describe(
      String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }

  @TestFactory
  Stream<DynamicTest> roomsKnowOnlyWhatIsBelowThem() {
    return Rooms.ROOMS.keySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        noClasses()
                            .that(inRoom(room))
                            .should()
                            .dependOnClassesThat(
                                describe(
                                        "of ours in other rooms",
                                        type ->
                                            !Rooms.mayTouch(room, Rooms.of(type.getPackageName())))
                                    .and(resideInAPackage("org.runspec..")))
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  @Test
  void everyClassIsInARoom() {
    noClasses()
        .that()
        .resideInAPackage("org.runspec..")
        .should(
            ArchConditions.be(
                describe("in no room", type -> Rooms.of(type.getPackageName()).isEmpty())))
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> librariesAreUsedInTheirRoomsOnly() {
    return Rooms.LIBRARIES.keySet().stream()
        .map(
            library ->
                DynamicTest.dynamicTest(
                    library,
                    () ->
                        noClasses()
                            .that(
                                describe(
                                    "where it may not be used",
                                    type -> !Rooms.mayUse(type.getPackageName(), library)))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library + "..")
                            .check(CLASSES)));
  }

  @Test
  void noOtherLibraryIsUsed() {
    String[] known =
        Stream.concat(Stream.of("org.runspec", "java"), Rooms.LIBRARIES.keySet().stream())
            .map(name -> name + "..")
            .toArray(String[]::new);

    noClasses()
        .should()
        .dependOnClassesThat(
            not(resideInAnyPackage(known))
                // the JDK's own compiler for users' components
                .and(not(resideInAnyPackage("javax.tools..")))
                .and(describe("named", type -> !type.isPrimitive() && !type.isArray())))
        .check(CLASSES);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .orShould()
        .callMethod(LockSupport.class, "parkNanos", long.class)
        .orShould()
        .callMethod(LockSupport.class, "parkNanos", Object.class, long.class)
        .orShould()
        .callMethod(LockSupport.class, "parkUntil", long.class)
        .orShould()
        .callMethod(LockSupport.class, "parkUntil", Object.class, long.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheProgramItselfEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.runspec.cli.Main")
        .and()
        .doNotHaveFullyQualifiedName("org.runspec.mirror.agent.MirrorAgent")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsLoggedBehindTheUsersBack() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void partsAreGivenToConstructors() {
    noFields()
        .should()
        .beAnnotatedWith("javax.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .check(CLASSES);
  }

  @Test
  void classesAreNamedByNouns() {
    List<String> vague = List.of("Util", "Utils", "Helper", "Helpers", "Manager", "Misc", "Common");

    assertEquals(
        List.of(),
        CLASSES.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> vague.stream().anyMatch(name::endsWith))
            .toList());
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> silent = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      JavaPackage home = type.getPackage();
      if (home.tryGetPackageInfo().isEmpty() && !hasPackageInfoFile(home.getName())) {
        silent.add(home.getName());
      }
    }

    assertTrue(silent.isEmpty(), "without package-info.java: " + silent);
  }

  /** A package-info that only has a comment leaves no class behind. */
  private static boolean hasPackageInfoFile(String name) {
    Path top = Path.of(System.getProperty("runspec.top", ".."));
    return Stream.of("runspec-schema", "components", "mirror-agent", "launcher")
        .map(module -> top.resolve(module).resolve("src/main/java"))
        .anyMatch(
            sources ->
                Files.exists(sources.resolve(name.replace('.', '/')).resolve("package-info.java")));
  }
}
