package org.runspec.component.binding;

import java.nio.file.Path;
import java.util.Optional;
import org.runspec.spec.problem.UserProblem;

/**
 * The compiler of the Java that runs us, if it has one. Names no class of the compiler's module: a
 * trimmed Java has not even those.
 */
final class Javac implements SourceCompiler {
  private static final String MODULE = "java.compiler";

  @Override
  public void compile(Path source, String shown, Path output) {
    Optional<JavacTask> task =
        ModuleLayer.boot().findModule(MODULE).isPresent()
            ? JavacTask.ofThisJava()
            : Optional.empty();
    task.orElseThrow(() -> lacking(shown, System.getProperty("java.home")))
        .compile(source, shown, output);
  }

  static UserProblem lacking(String shown, String javaHome) {
    return new UserProblem(
        "compile " + shown,
        "the Java in " + javaHome + " only runs programs (JRE) and has no compiler",
        "a JDK 17 or later, or a jar with the compiled class instead of the source");
  }
}
