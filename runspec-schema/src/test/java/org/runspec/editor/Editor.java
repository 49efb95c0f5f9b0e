package org.runspec.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.runspec.spec.schema.EditorSchema;
import org.runspec.spec.schema.WalkThroughVocabulary;

/** An editor in which runspecs are open, each naming the schema in its first line. */
final class Editor implements AutoCloseable {
  private static final String SCHEMA = "schemas/runspec.schema.json";
  private static final int WARNING = 2;

  private final Path folder;
  private final LanguageServer server;
  private int documents;

  Editor(List<String> serverCommand) throws IOException {
    folder = Files.createTempDirectory("runspec-editor");
    Path schema = folder.resolve(SCHEMA);
    Files.createDirectories(schema.getParent());
    Files.writeString(schema, EditorSchema.textFor(WalkThroughVocabulary.catalogue()));
    server = new LanguageServer(serverCommand, folder);
  }

  /** Opens a document, which is checked from now on. */
  OpenDocument open(MarkedDocument document) {
    String uri = folder.resolve("spec" + documents++ + ".yaml").toUri().toString();
    server.open(uri, document.text(SCHEMA));
    return new OpenDocument(uri, document);
  }

  /** Opens a file where it stands; the schema is the one that its own first line names. */
  OpenDocument open(Path file) throws IOException {
    return open(file, Files.readString(file));
  }

  /** Opens a file with a text that is not saved. */
  OpenDocument open(Path file, String text) {
    String uri = file.toUri().toString();
    server.open(uri, text);
    return new OpenDocument(uri, new MarkedDocument(text));
  }

  /** A document as the editor shows it. */
  final class OpenDocument {
    private final String uri;
    private final MarkedDocument document;

    private OpenDocument(String uri, MarkedDocument document) {
      this.uri = uri;
      this.document = document;
    }

    /** What is offered at the cursor, as the protocol's completion items. */
    List<JSONObject> completions() {
      return objects(((JSONObject) ask("completion")).getJSONArray("items"));
    }

    /** What is shown of the word at the cursor, in Markdown. */
    String hover() {
      return ((JSONObject) ask("hover")).getJSONObject("contents").getString("value");
    }

    /** What is underlined as wrong: {@code line:from-to message}, in order. */
    List<String> underlined() {
      List<JSONObject> found = new ArrayList<>(objects(server.diagnostics(uri)));
      found.removeIf(each -> each.getInt("severity") > WARNING);
      found.sort(Comparator.comparing(Editor::line).thenComparing(Editor::character));
      return found.stream().map(Editor::shown).toList();
    }

    private Object ask(String what) {
      return server.ask(what, uri, document.cursorLine(), document.cursorCharacter());
    }
  }

  private static List<JSONObject> objects(JSONArray array) {
    return IntStream.range(0, array.length()).mapToObj(array::getJSONObject).toList();
  }

  private static int line(JSONObject diagnostic) {
    return place(diagnostic, "start").getInt("line");
  }

  private static int character(JSONObject diagnostic) {
    return place(diagnostic, "start").getInt("character");
  }

  private static JSONObject place(JSONObject diagnostic, String end) {
    return diagnostic.getJSONObject("range").getJSONObject(end);
  }

  private static String shown(JSONObject diagnostic) {
    int end = place(diagnostic, "end").getInt("character");
    return line(diagnostic)
        + ":"
        + character(diagnostic)
        + "-"
        + end
        + " "
        + diagnostic.getString("message");
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
