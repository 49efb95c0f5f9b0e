package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.DefinitionFile;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.schema.EditorSchema;

/** Keeps the schema that editors use in step with a project's definitions. */
final class EditorSchemas {
  private EditorSchemas() {}

  /**
   * Writes a project's schema again if it has one and a definition has changed since. That this
   * fails keeps nobody from running anything.
   */
  static void refresh(Session session, Project project, Catalogue catalogue) {
    Path schema = project.editorSchema();
    try {
      if (!Files.isRegularFile(schema) || !mayBeStale(schema, catalogue)) {
        return;
      }
      String text = EditorSchema.textFor(catalogue);
      if (!catalogue.problems().isEmpty()) {
        return; // told when the definition is used, or by 'schema'
      }
      if (EditorSchema.digestIn(Files.readString(schema)).equals(EditorSchema.digestIn(text))) {
        Files.setLastModifiedTime(schema, FileTime.from(Instant.now()));
      } else {
        Files.writeString(schema, text);
        session.err().println("Refreshed " + Project.shown(schema) + ", which your editor uses.");
      }
    } catch (IOException e) {
      String action = "refresh " + Project.shown(schema);
      session
          .err()
          .println(new ExternalProblem(action, e, ProgramName.with("schema")).getMessage());
    }
  }

  private static boolean mayBeStale(Path schema, Catalogue catalogue) throws IOException {
    FileTime written = Files.getLastModifiedTime(schema);
    Optional<Path> program = program();
    if (program.isPresent() && isNewer(program.get(), written)) {
      return true;
    }
    for (DefinitionFile file : catalogue.files()) {
      if ("file".equals(file.folder().getScheme())) {
        Path folder = Path.of(file.folder());
        Path definition = folder.resolve(file.name().name() + ".yaml");
        if (isNewer(definition, written) || isNewer(folder.getParent(), written)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A folder is as new as the last time that something in it came or went. */
  private static boolean isNewer(Path file, FileTime time) throws IOException {
    return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(time) > 0;
  }

  /** The jar that this program runs from, if it does. */
  private static Optional<Path> program() {
    String path = System.getProperty("java.class.path", "");
    Path jar = Path.of(path.isEmpty() || path.contains(java.io.File.pathSeparator) ? "." : path);
    return Optional.of(jar).filter(Files::isRegularFile);
  }
}
