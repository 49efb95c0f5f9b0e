package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Stage;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

class JavaImplementationsTest {
  private static final ClassLoader LOADER = JavaImplementationsTest.class.getClassLoader();
  private static final String SOURCE =
      """
      package mine;
      import org.runspec.component.*;

      public final class My_Proc implements Stage {
        private final Settings settings;
        public My_Proc(Settings settings) { this.settings = settings; }
        public record Settings(String greeting) {}
        @Override public void run(StageContext context) { throw new IllegalStateException(toString()); }
        @Override public String toString() { return settings.greeting() + " ü"; }
      }
      """;

  @TempDir Path folder;
  @TempDir Path cache;

  private int compilations;

  private Implementation find() {
    SourceCompiler counting =
        (source, shown, output) -> {
          compilations++;
          new Javac().compile(source, shown, output);
        };
    return new JavaImplementations(LOADER, new CompiledSources(cache, "1", counting))
        .find(definition());
  }

  private Definition definition() {
    return Catalogues.definition("component: processors/My_Proc\ngreeting: hi", folder.toUri());
  }

  private Class<?> found() {
    return assertInstanceOf(Implementation.JavaClass.class, find()).type();
  }

  private void source(String fileName, String text) throws IOException {
    Files.writeString(folder.resolve(fileName), text);
  }

  @Test
  void aSourceFileIsCompiledAndBound() throws IOException {
    source("My_Proc.java", SOURCE);
    Implementation implementation = find();
    Stage stage =
        new Binder(new Catalogue(List.of(definition())), definition -> implementation)
            .bind(
                Catalogues.tree("component: processors/My_Proc\ngreeting: hello"),
                "stage",
                Stage.class);

    assertEquals("hello ü", stage.toString());
  }

  @Test
  void aSourceIsCompiledOncePerContent() throws IOException {
    source("My_Proc.java", SOURCE);
    found();
    found();
    assertEquals(1, compilations);

    source("My_Proc.java", SOURCE.replace("ü", "!"));
    found();
    assertEquals(2, compilations);
    try (Stream<Path> kept = Files.list(cache)) {
      assertEquals(2, kept.count());
    }
  }

  @Test
  void theSameComponentHasTheSameClassEachTime() throws IOException {
    source("My_Proc.java", SOURCE);
    JavaImplementations implementations =
        new JavaImplementations(LOADER, new CompiledSources(cache, "1"));
    assertSame(implementations.find(definition()), implementations.find(definition()));
  }

  @Test
  void fileAndClassMayDropTheUnderscores() throws IOException {
    source("MyProc.java", SOURCE.replace("My_Proc", "MyProc"));
    assertEquals("mine.MyProc", found().getName());
  }

  @Test
  void mistakesAreToldWhereTheyStandAndLeaveNothingBehind() throws IOException {
    source("My_Proc.java", SOURCE.replace("String greeting", "Strin greeting"));
    UserProblem problem = assertThrows(UserProblem.class, this::find);

    assertEquals(
        "Could not compile components/processors/My_Proc/My_Proc.java: 1 problem.",
        problem.getMessage());
    assertEquals(
        List.of(
            "components/processors/My_Proc/My_Proc.java:7:26: cannot find symbol,"
                + " symbol: class Strin, location: class mine.My_Proc.Settings"),
        problem.problems().stream().map(Problem::toString).toList());
    try (Stream<Path> kept = Files.list(cache)) {
      assertEquals(0, kept.count());
    }
  }

  @Test
  void aSecondProcessThatWasFasterIsTrusted() throws IOException {
    source("My_Proc.java", SOURCE);
    SourceCompiler overtaken =
        (source, shown, output) -> {
          new Javac().compile(source, shown, output);
          new CompiledSources(cache, "1").classesOf(source, shown);
        };
    Path classes =
        new CompiledSources(cache, "1", overtaken)
            .classesOf(folder.resolve("My_Proc.java"), "My_Proc.java");
    assertTrue(Files.exists(classes.resolve("mine/My_Proc.class")));
  }

  @Test
  void withoutACompilerAJdkIsAskedFor() {
    assertEquals(
        "Could not compile My_Proc.java: the Java in /opt/jre only runs programs (JRE) and has no"
            + " compiler. Try: a JDK 17 or later, or a jar with the compiled class instead of the"
            + " source.",
        Javac.lacking("My_Proc.java", "/opt/jre").getMessage());
  }

  @Test
  void aJarIsTakenAsItIs() throws IOException {
    jarOf("My_Proc.jar", SOURCE);
    assertEquals("mine.My_Proc", found().getName());
  }

  @Test
  void aJarWithoutTheClassIsRefused() throws IOException {
    jarOf("MyProc.jar", SOURCE.replace("My_Proc", "Other"));
    assertEquals(
        "Could not use components/processors/My_Proc/MyProc.jar: it has no class MyProc."
            + " Try: one class named My_Proc or MyProc.",
        assertThrows(UserProblem.class, this::find).getMessage());
  }

  @Test
  void aJarForAnotherJavaIsRefused() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("My_Proc.jar")))) {
      zip.putNextEntry(new ZipEntry("My_Proc.class"));
      zip.write(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 99, 0, 1});
    }
    String message = assertThrows(UserProblem.class, this::find).getMessage();
    assertTrue(message.contains("UnsupportedClassVersionError"), message);
    assertTrue(message.endsWith("Try: compiling it again, for Java 17."), message);
  }

  @Test
  void aFileThatIsNoJarIsRefused() throws IOException {
    source("My_Proc.jar", "PK?");
    String message = assertThrows(UserProblem.class, this::find).getMessage();
    assertTrue(message.contains("My_Proc.jar: it is not a jar ("), message);
  }

  @Test
  void sourceAndJarTogetherAreAmbiguous() throws IOException {
    source("My_Proc.java", SOURCE);
    source("My_Proc.jar", "");
    assertEquals(
        "Could not choose the implementation of processors/My_Proc: its folder holds My_Proc.java"
            + " and My_Proc.jar. Try: keeping one of them.",
        assertThrows(UserProblem.class, this::find).getMessage());
  }

  @Test
  void aCopyOfABuiltInClassNeedsAnotherName() throws IOException {
    Definition copied =
        Catalogues.definition("component: processors/Minimize_Proc", folder.toUri());
    source(
        "Minimize_Proc.java",
        "package org.runspec.components.processors; final class MinimizeProc {}");
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () -> new JavaImplementations(LOADER, new CompiledSources(cache, "1")).find(copied));
    assertEquals(
        "Could not use components/processors/Minimize_Proc/Minimize_Proc.java:"
            + " org.runspec.components.processors.MinimizeProc is a class of Runspec itself."
            + " Try: another package name.",
        problem.getMessage());
  }

  @Test
  void withoutAFileTheClassPathIsLookedAt() {
    Definition builtIn = Catalogues.definition("component: functions/Sphere", folder.toUri());
    assertEquals(
        "org.runspec.components.functions.Sphere",
        assertInstanceOf(
                Implementation.JavaClass.class,
                new JavaImplementations(LOADER, new CompiledSources(cache, "1")).find(builtIn))
            .type()
            .getName());
  }

  @Test
  void withoutAnythingAllPlacesAreNamed() {
    assertEquals(
        new Implementation.Absent(
            List.of(
                "My_Proc.java",
                "My_Proc.jar",
                "MyProc.java",
                "MyProc.jar",
                "the class org.runspec.components.processors.MyProc")),
        find());
  }

  @Test
  void inAJarOfBuiltInsOnlyTheClassPathIsLookedAt() {
    Definition builtIn =
        Catalogues.definition(
            "component: env_wrappers/My_Wrap",
            URI.create("jar:file:/run.jar!/runspec-components/"));
    assertEquals(
        new Implementation.Absent(List.of("the class org.runspec.components.envwrappers.MyWrap")),
        new JavaImplementations(LOADER, new CompiledSources(cache, "1")).find(builtIn));
  }

  private void jarOf(String jarName, String text) throws IOException {
    String stem = text.contains("class My_Proc") ? "My_Proc" : "Other";
    Path source = Files.writeString(cache.resolve(stem + ".java"), text);
    Path classes = new CompiledSources(cache, "1").classesOf(source, "jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(jarName)));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }
}
