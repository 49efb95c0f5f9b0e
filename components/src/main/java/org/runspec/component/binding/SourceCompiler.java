package org.runspec.component.binding;

import java.nio.file.Path;

/** Turns one source file into class files. */
@FunctionalInterface
interface SourceCompiler {
  /**
   * Compiles.
   *
   * @param shown the source as the user names it
   * @param output an empty folder for the class files
   * @throws org.runspec.spec.problem.UserProblem if the source is wrong, or nothing can compile it
   */
  void compile(Path source, String shown, Path output);
}
