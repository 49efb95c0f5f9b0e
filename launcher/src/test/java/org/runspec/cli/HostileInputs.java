package org.runspec.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.runspec.cli.HostileInput.made;
import static org.runspec.cli.HostileInput.options;
import static org.runspec.cli.HostileInput.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The hostile inputs. */
final class HostileInputs {
  static final String HEAD = "component: root/Root_Component\nexperiment_path: ../results/x\n";
  static final String STAGE =
      "processing_stages:\n  - processing_stage:\n      component: processors/Minimize_Proc\n";
  private static final String COMMAND =
      """
      processing_stages:
        - processing_stage:
            component: processors/Command_Proc
            command: [echo]
      """;

  /** A runspec that is right. */
  static final String SPEC = HEAD + STAGE;

  private HostileInputs() {}

  static List<HostileInput> all() {
    return Stream.of(
            bombs(),
            nesting(),
            sizes(),
            texts(),
            tags(),
            files(),
            gaps(),
            circles(),
            overrides(),
            HostileProjects.configurations(),
            HostileProjects.definitions())
        .flatMap(List::stream)
        .toList();
  }

  static String each(int count, String between, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(between));
  }

  private static List<HostileInput> bombs() {
    return List.of(
        spec(
                "alias_bomb",
                HEAD
                    + "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                    + each(
                        12,
                        "",
                        i ->
                            "a"
                                + (i + 1)
                                + ": &a"
                                + (i + 1)
                                + " ["
                                + each(9, ", ", j -> "*a" + i)
                                + "]\n"))
            .asHeavy(),
        spec(
                "alias_bomb_of_text",
                HEAD
                    + "forward_definitions:\n  - text: &t "
                    + "y<experiment_path>".repeat(20_000)
                    + "\n"
                    + COMMAND
                    + "      args: {a: ["
                    + each(40_000, ", ", i -> "*t")
                    + "]}\n")
            .asHeavy(),
        spec(
                "merge_bomb",
                HEAD
                    + "a0: &a0 {k: 1}\n"
                    + each(
                        9,
                        "",
                        i ->
                            "a"
                                + (i + 1)
                                + ": &a"
                                + (i + 1)
                                + " {<<: ["
                                + each(9, ", ", j -> "*a" + i)
                                + "]}\n"))
            .asHeavy(),
        spec(
                "replacement_bomb",
                HEAD
                    + "string_replacements:\n  <r0>: xxxxxxxxxxxxxxxx\n"
                    + each(
                        11, "", i -> "  <r" + (i + 1) + ">: " + ("<r" + i + ">").repeat(10) + "\n")
                    + STAGE
                    + "      save_best_to: <r11>\n")
            .asHeavy(),
        spec(
                "replacement_bomb_of_many_uses",
                HEAD
                    + "string_replacements: {<r>: "
                    + "x".repeat(60_000)
                    + "}\n"
                    + COMMAND
                    + "      args: {a: ["
                    + each(50_000, ", ", i -> "y<r>")
                    + "]}\n")
            .asHeavy(),
        spec(
                "replacements_in_a_long_chain",
                HEAD
                    + "string_replacements:\n  <r0>: x\n"
                    + each(20_000, "", i -> "  <r" + (i + 1) + ">: <r" + i + ">\n")
                    + STAGE
                    + "      save_best_to: <r20000>\n")
            .asHeavy());
  }

  private static List<HostileInput> nesting() {
    return List.of(
        spec("nested_lists", HEAD + "x: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n")
            .asHeavy(),
        spec("nested_mappings_left_open", HEAD + "x: " + "{a: ".repeat(10_000)).asHeavy(),
        spec("nested_dashes", HEAD + "x:\n  " + "- ".repeat(10_000) + "y\n").asHeavy(),
        spec("nested_keys", HEAD + "? ".repeat(10_000) + "y\n").asHeavy());
  }

  private static List<HostileInput> sizes() {
    return List.of(
        spec("scalar_of_100_mb", HEAD + "note: " + "x".repeat(100 << 20) + "\n").asHeavy(),
        spec("scalar_of_1_mb", SPEC + "      max_iterations: " + "x".repeat(1_000_000) + "\n")
            .asHeavy(),
        spec("number_of_1_mb", SPEC + "      max_iterations: " + "9".repeat(1_000_000) + "\n")
            .asHeavy(),
        spec("key_of_1_mb", HEAD + "? " + "x".repeat(1_000_000) + "\n: 1\n").asHeavy(),
        spec("number_beyond_all", SPEC + "      max_iterations: 1e999999999\n"),
        spec("unknown_keys_20_000", HEAD + each(20_000, "", i -> "key" + i + ": 1\n") + STAGE)
            .asHeavy(),
        spec(
                "unknown_aliases_40_000",
                HEAD + COMMAND + "      args: {a: [" + each(40_000, ", ", i -> "*n" + i) + "]}\n")
            .asHeavy());
  }

  private static List<HostileInput> texts() {
    return List.of(
        spec("invalid_utf_8", (HEAD + "note: caf\u00e9\n").getBytes(ISO_8859_1)),
        spec("utf_32", ("\0\0\uFEFF" + HEAD).getBytes(UTF_16BE)),
        spec("nul", HEAD + "note: a\0b\n"),
        spec("delete_character", HEAD + "note: a\u007fb\n"),
        spec("escape_characters_in_a_key", HEAD + "\"\\0\\e[31mred\\n\": 1\n" + STAGE),
        spec("line_separators_are_no_lines", HEAD + "# a\u2028b\n\u2028oops: 1\n" + STAGE),
        spec("binary", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0}));
  }

  private static List<HostileInput> tags() {
    return List.of(
        spec(
            "tag_of_a_java_class",
            HEAD
                + "x: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                + " ['http://127.0.0.1:1/']]]]\n"
                + STAGE),
        spec(
            "tag_of_a_python_call",
            HEAD + "x: !!python/object/apply:os.system ['touch it']\n" + STAGE),
        spec(
            "tag_directive",
            "%TAG ! tag:runspec.org,2000:\n---\n" + HEAD + "x: !foo bar\n" + STAGE),
        spec("yaml_of_another_version", "%YAML 9.9\n---\n" + SPEC));
  }

  private static List<HostileInput> files() {
    return List.of(
        made("missing", folder -> {}),
        made("directory", folder -> Files.createDirectory(folder.resolve("x.yaml"))),
        made("device", folder -> link(folder, "/dev/zero")),
        made("pipe", HostileInputs::pipe),
        made("link_to_itself", folder -> link(folder, "x.yaml")),
        made("link_to_nowhere", folder -> link(folder, "nowhere.yaml")),
        spec("below_a_file", SPEC + "").with("x.yaml/y.yaml"));
  }

  /** A pipe that nobody writes into. */
  private static void pipe(Path folder) throws IOException {
    Process process = new ProcessBuilder("mkfifo", folder.resolve("x.yaml").toString()).start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("mkfifo failed");
    }
  }

  private static void link(Path folder, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of(target));
  }

  private static List<HostileInput> gaps() {
    return List.of(
        spec("empty", ""),
        spec("only_comments", "# nothing\n"),
        spec("only_a_word", "hello\n"),
        spec("only_an_alias", "*x\n"),
        spec("no_stages", HEAD),
        spec(
            "nothing_in_any_section",
            """
            component:
            experiment_path:
            hyperparameters:
            string_replacements:
            forward_definitions:
            processing_stages:
            job_launcher:
            objective:
            """),
        spec("nothing_in_stages", HEAD + "processing_stages:\n  - processing_stage:\n  -\n"),
        spec("nothing_in_hyperparameters", HEAD + "hyperparameters:\n  - name: &a\n  -\n" + STAGE),
        spec("keys_that_are_lists", HEAD + "? [a, b]\n: 1\n? {a: b}\n: 2\n" + STAGE),
        spec(
            "path_with_a_nul",
            "component: root/Root_Component\nexperiment_path: \"a\\0b\"\n" + STAGE));
  }

  private static List<HostileInput> circles() {
    return List.of(
        spec("alias_of_itself", HEAD + "a: &a [*a]\n" + STAGE),
        spec("merge_of_itself", HEAD + "a: &a {<<: *a}\n" + STAGE),
        spec(
            "replacements_in_a_circle",
            HEAD
                + "string_replacements: {<a>: x<b>, <b>: y<c>, <c>: <a>}\n"
                + STAGE
                + "      save_best_to: <a>\n"),
        spec(
            "replacements_in_a_circle_unused",
            HEAD + "string_replacements: {<a>: <b>, <b>: <a>}\n" + STAGE));
  }

  private static List<HostileInput> overrides() {
    String deep = "[".repeat(10_000);
    String path = "a.".repeat(9_999) + "a";
    return List.of(
        options("option_nested", "--set", "seed=" + deep),
        options("option_with_a_long_path", "--set", path + "=1").asHeavy(),
        options(
                "option_with_a_long_path_in_a_stage",
                "--set",
                "processing_stages[0]." + path + "=1")
            .asHeavy(),
        options("option_with_a_great_index", "--set", "processing_stages[999999].enabled=1"),
        options("option_with_a_greater_index", "--set", "processing_stages[9999999999].enabled=1"),
        options("option_with_a_tag", "--set", "seed=!!java.net.URL [x]"),
        options("option_with_an_alias_bomb", "--set", "seed=[&a [1], &b [*a, *a], *b, *c]"),
        options("option_with_commas", "--set", "processing_stages[0].function=[1, 2]"),
        options("option_without_a_path", "--set", "=1"),
        options("option_without_a_value", "--set", "seed"),
        options("option_with_a_newline", "--set", "se\ned=1"),
        options("option_that_is_no_option", "--no_such\u001b[31m_name=1"));
  }
}
