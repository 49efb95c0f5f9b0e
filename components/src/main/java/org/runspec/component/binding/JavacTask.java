package org.runspec.component.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** One compilation against our own class path. Loaded only where there is a compiler's module. */
final class JavacTask {
  private final JavaCompiler compiler;

  private JavacTask(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /** The compiler of the Java that runs us, if it has one. */
  static Optional<JavacTask> ofThisJava() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(JavacTask::new);
  }

  void compile(Path source, String shown, Path output) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  null, files, diagnostics, options(output), null, files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new UserProblem("compile " + shown, problems(diagnostics, shown));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes for Java 17 run on every Java that runs us, so that machines can share them. */
  private static List<String> options(Path output) {
    return List.of(
        "--release",
        "17",
        "-proc:none",
        "-g",
        "-classpath",
        System.getProperty("java.class.path"),
        "-d",
        output.toString());
  }

  private static List<Problem> problems(
      DiagnosticCollector<JavaFileObject> diagnostics, String shown) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> problem(diagnostic, shown))
        .toList();
  }

  private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic, String shown) {
    Position position =
        diagnostic.getLineNumber() == Diagnostic.NOPOS
            ? Position.ofFile(shown)
            : new Position(
                shown, (int) diagnostic.getLineNumber(), (int) diagnostic.getColumnNumber());
    String message =
        diagnostic
            .getMessage(Locale.ROOT)
            .strip()
            .replaceAll("\\s*\\R\\s*", ", ")
            .replaceAll(" {2,}", " ");
    return Problem.error(position, "", message);
  }
}
