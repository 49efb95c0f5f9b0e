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
import java.util.Map;
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

  /**
   * What each room may touch of ours beside itself, rooms named below {@code org.runspec}. A room
   * is a package with all packages below it that have no line of their own. Some are still empty:
   * those in which jobs will be launched.
   */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          Map.entry("spec.problem", List.of()),
          Map.entry("spec.tree", List.of("spec.problem")),
          Map.entry("spec.yaml", List.of("spec.problem", "spec.tree")),
          Map.entry("spec.tuning", List.of("spec.problem")),
          Map.entry("spec.catalogue", List.of("spec.problem", "spec.tree", "spec.yaml")),
          Map.entry(
              "spec.schema",
              List.of("spec.problem", "spec.tree", "spec.yaml", "spec.catalogue", "spec.tuning")),
          Map.entry(
              "spec.repro",
              List.of("spec.problem", "spec.tree", "spec.yaml", "spec.catalogue", "spec.tuning")),
          Map.entry(
              "spec.expand",
              List.of(
                  "spec.problem",
                  "spec.tree",
                  "spec.yaml",
                  "spec.catalogue",
                  "spec.tuning",
                  "spec.schema",
                  "spec.repro")),
          Map.entry("component", List.of("spec")),
          Map.entry("component.binding", List.of("component", "spec")),
          Map.entry("components.network", List.of("spec.problem")),
          Map.entry("components.files", List.of()),
          Map.entry("components.recordings", List.of("components.files", "spec")),
          Map.entry(
              "components",
              List.of(
                  "components.network",
                  "components.files",
                  "components.recordings",
                  "component",
                  "spec")),
          Map.entry("config", List.of("job", "spec")),
          Map.entry("run.console", List.of("run.journal")), // numbers are shown as they are kept
          Map.entry("run.journal", List.of()),
          Map.entry("run.tensorboard", List.of()),
          Map.entry("run.program.failure", List.of()),
          Map.entry("run.program.report", List.of("spec")),
          Map.entry("run.program.command", List.of("spec")),
          Map.entry(
              "run.program",
              List.of(
                  "run.program.command",
                  "run.program.failure",
                  "run.program.report",
                  "component",
                  "spec")),
          Map.entry(
              "run",
              List.of(
                  "run.console",
                  "run.journal",
                  "run.tensorboard",
                  "run.program",
                  "component",
                  "component.binding",
                  "spec")),
          Map.entry("storage", List.of()),
          Map.entry("mirror", List.of("storage")),
          Map.entry("job", List.of()),
          Map.entry("search.chance", List.of("job")), // seeds are mixed in one place
          Map.entry("search.parzen", List.of("search.chance")),
          Map.entry("search.stopping", List.of()),
          Map.entry("search", List.of("job", "search.chance", "search.parzen")),
          Map.entry("plan", List.of("spec", "config", "job", "search")),
          // what a search knows of other runs is derived as tables are
          Map.entry("store", List.of("job", "storage", "search")),
          Map.entry("snapshot", List.of("spec")),
          // the processes of a run are started and ended as those of a stage
          Map.entry(
              "node",
              List.of(
                  "job",
                  "store",
                  "storage",
                  "snapshot",
                  "search",
                  "mirror",
                  "run.program",
                  "component", // the reasons why a run is asked to stop
                  "spec")),
          Map.entry("backend", List.of("job", "plan", "spec")),
          Map.entry("image", List.of("job", "plan")),
          Map.entry(
              "launch",
              List.of(
                  "plan",
                  "config",
                  "store",
                  "storage",
                  "snapshot",
                  "backend",
                  "image",
                  "job",
                  "search", // a plan shows what runs may get
                  "spec")),
          Map.entry("report.table", List.of()),
          Map.entry("report", List.of("report.table", "report.filter", "job", "store", "spec")),
          Map.entry("report.filter", List.of("spec.problem")),
          Map.entry("report.index", List.of("report", "job", "store", "storage")),
          // sizes of files are written as everywhere
          Map.entry("report.screen", List.of("report", "job", "store", "run.console")),
          // what is written in jobs, beside what became of them
          Map.entry(
              "report.notebook", List.of("report", "job", "store", "storage", "snapshot", "spec")),
          Map.entry("transfer", List.of("storage", "spec")),
          Map.entry("cli.session", List.of("config", "run", "component", "spec")),
          Map.entry(
              "cli.job.list",
              List.of(
                  "cli.job",
                  "cli.session",
                  "config",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "report",
                  "report.filter")),
          Map.entry(
              "cli.job",
              List.of(
                  "cli.session",
                  "config",
                  "plan",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "backend",
                  "launch",
                  "node",
                  "report")),
          Map.entry(
              "cli.job.steer",
              List.of(
                  "cli.job",
                  "cli.session",
                  "config",
                  "plan",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "backend",
                  "launch",
                  "node",
                  "report",
                  "report.notebook",
                  "report.index")),
          Map.entry(
              "cli.job.files",
              List.of(
                  "cli.job",
                  "cli.session",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "snapshot",
                  "transfer",
                  "mirror", // patterns of files are as those of the mirror
                  "report")),
          Map.entry(
              "cli.job.view",
              List.of(
                  "cli.job",
                  "cli.session",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "report",
                  "report.notebook")),
          Map.entry(
              "cli.job.diff",
              List.of(
                  "cli.job",
                  "cli.session",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "report",
                  "report.notebook")),
          Map.entry(
              "cli.launch",
              List.of(
                  "cli.session",
                  "cli.job",
                  "config",
                  "run",
                  "spec",
                  "job",
                  "plan",
                  "snapshot",
                  "search",
                  "store",
                  "storage",
                  "backend",
                  "launch")),
          Map.entry(
              "cli.job.watch",
              List.of(
                  "cli.job",
                  "cli.session",
                  "run",
                  "spec",
                  "job",
                  "store",
                  "storage",
                  "launch",
                  "node",
                  "report")),
          // on top: gathers what a plan needs, and gives every part its parts
          Map.entry(
              "cli",
              List.of(
                  "cli.session",
                  "cli.job",
                  "cli.job.steer",
                  "cli.job.files",
                  "cli.job.list",
                  "cli.job.view",
                  "cli.job.diff",
                  "cli.launch",
                  "config",
                  "run",
                  "component",
                  "component.binding",
                  "spec",
                  "job",
                  "plan",
                  "store",
                  "storage",
                  "snapshot",
                  "backend",
                  "launch",
                  "node",
                  "mirror",
                  "report")));

  /** The only rooms that may use a library. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.yaml.snakeyaml", List.of("spec.yaml")),
          Map.entry("org.everit", List.of("spec.schema", "spec.expand")),
          Map.entry("org.json", List.of("spec.schema", "spec.expand", "cli")),
          Map.entry("com.fasterxml.jackson", List.of("run.journal", "run.program.report", "job")),
          Map.entry("io.jhdf", List.of("components.recordings")),
          Map.entry("com.google.protobuf", List.of("run.tensorboard")),
          Map.entry("org.tensorflow", List.of("run.tensorboard")),
          Map.entry("me.tongfei", List.of("run.console")),
          Map.entry("com.github.difflib", List.of("report.notebook")),
          Map.entry("com.beust", List.of("cli")),
          Map.entry("com.sun.net.httpserver", List.of("node.door")), // part of the JDK
          Map.entry("javax.net.ssl", List.of("node.door")), // part of the JDK
          Map.entry("io.methvin", List.of("mirror.watch")),
          Map.entry("com.azure", List.of("storage.azure")),
          Map.entry("com.microsoft.azure", List.of("backend")),
          Map.entry("io.fabric8", List.of("backend")),
          Map.entry("com.mongodb", List.of("store.mongo")),
          Map.entry("org.bson", List.of("store.mongo")),
          Map.entry("org.bouncycastle", List.of("node")),
          Map.entry("org.sqlite", List.of("report.index")),
          Map.entry("java.sql", List.of("report.index")));

  private static String roomOf(String packageName) {
    return ROOMS.keySet().stream()
        .filter(room -> isIn(packageName, room))
        .reduce("", (one, other) -> one.length() > other.length() ? one : other);
  }

  private static boolean isIn(String packageName, String room) {
    String full = "org.runspec." + room;
    return packageName.equals(full) || packageName.startsWith(full + ".");
  }

  private static DescribedPredicate<JavaClass> inRoom(String room) {
    return describe("in " + room, type -> roomOf(type.getPackageName()).equals(room));
  }

  private static DescribedPredicate<JavaClass> describe(
      String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }

  @TestFactory
  Stream<DynamicTest> roomsKnowOnlyWhatIsBelowThem() {
    return ROOMS.entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey(),
                    () -> {
                      Predicate<JavaClass> allowed =
                          type -> {
                            String other = roomOf(type.getPackageName());
                            return other.equals(room.getKey())
                                || room.getValue().stream()
                                    .anyMatch(known -> isIn("org.runspec." + other, known));
                          };
                      noClasses()
                          .that(inRoom(room.getKey()))
                          .should()
                          .dependOnClassesThat(
                              describe("of ours in other rooms", allowed.negate())
                                  .and(resideInAPackage("org.runspec..")))
                          .allowEmptyShould(true)
                          .check(CLASSES);
                    }));
  }

  @Test
  void everyClassIsInARoom() {
    noClasses()
        .that()
        .resideInAPackage("org.runspec..")
        .should(
            ArchConditions.be(
                describe("in no room", type -> roomOf(type.getPackageName()).isEmpty())))
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> librariesAreUsedInTheirRoomsOnly() {
    return LIBRARIES.entrySet().stream()
        .map(
            library ->
                DynamicTest.dynamicTest(
                    library.getKey(),
                    () ->
                        noClasses()
                            .that(
                                describe(
                                    "outside of " + library.getValue(),
                                    type ->
                                        library.getValue().stream()
                                            .noneMatch(room -> isIn(type.getPackageName(), room))))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library.getKey() + "..")
                            .check(CLASSES)));
  }

  @Test
  void noOtherLibraryIsUsed() {
    String[] known =
        Stream.concat(Stream.of("org.runspec", "java"), LIBRARIES.keySet().stream())
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
        .doNotHaveFullyQualifiedName("org.runspec.mirror.MirrorAgent")
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
