package org.runspec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** What a configuration means, and what is said of a wrong one. */
class ConfigurationTest {
  @TempDir Path folder;
  private Path project;
  private UserHome home;

  @BeforeEach
  void folders() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    home = new UserHome(Files.createDirectories(folder.resolve("home")));
  }

  @Test
  void aJobNeedsNone() {
    Configuration configuration = configuration();

    assertEquals("local", configuration.target());
    assertEquals("local", configuration.targets().get("local").service());
    assertEquals("ws1", configuration.jobs().workspace());
    assertEquals(List.of("./**"), configuration.jobs().code().directories());
    assertEquals(
        new StoreSettings("files", Optional.empty(), Optional.empty(), Optional.empty()),
        configuration.store());
    assertEquals(List.of(), configuration.otherStores());
  }

  @Test
  void thePackagedOneSaysNothingThatValidatingNeeds() {
    assertEquals(List.of(), configuration().components());
    assertEquals(Optional.empty(), configuration().data());
    assertEquals(List.of(), WrittenConfiguration.of(project, home).components());
  }

  @Test
  void theProjectsLiesOverTheUsersOverThePackaged() throws IOException {
    write(
        home.folder(), "compute-targets: {local: {slots: 3, env: {A: 1}}, mine: {service: local}}");
    write(project, "compute-targets: {local: {slots: 5, setup: null}}\ncode: {code-omit: [x]}");

    Configuration configuration = configuration();
    Target local = configuration.targets().get("local");

    assertEquals(Optional.of(5), local.slots());
    assertEquals(Map.of("A", "1"), local.env());
    assertEquals(
        List.of("local", "azb-local", "mine"), List.copyOf(configuration.targets().keySet()));
    assertEquals(List.of("x"), configuration.jobs().code().omit());
    assertEquals("ws1", configuration.jobs().workspace());
  }

  @Test
  void pathsAreRelativeToTheFileThatSaysThem() throws IOException {
    write(home.folder(), "data: {data-local: d}\ncomponents: c");
    write(project, "external-services: {files: {type: storage, path: ../s}}");

    Configuration configuration = configuration();

    assertEquals(Optional.of(home.folder().resolve("d")), configuration.data());
    assertEquals(List.of(home.folder().resolve("c")), configuration.components());
    assertEquals(
        Optional.of(new StoreAddress.Folder(folder.resolve("s"))), configuration.store().address());
  }

  @Test
  void aDatabaseIsNamedByReferenceOnly() throws IOException {
    write(
        project,
        """
        external-services:
          db: {type: mongo, mongo-connection-string: {env: MONGO_URL}}
        xt-services: {mongo: db}
        """);

    Secret secret = configuration().store().mongo().orElseThrow().connection();

    assertEquals("mongodb://x", secret.read(Map.of("MONGO_URL", "mongodb://x"), project).reveal());
    assertEquals("***", secret.read(Map.of("MONGO_URL", "mongodb://x"), project).toString());
    UserProblem missing = assertThrows(UserProblem.class, () -> secret.read(Map.of(), project));
    assertTrue(missing.getMessage().contains("MONGO_URL"), missing.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compute-target: {} | 1:1: there is no compute-target; known: components | compute-targets?",
        "compute-targets: {a: {servise: local}} | 1:23: compute-targets.a: there is no servise | did"
            + " you mean service?",
        "compute-targets: {a: {service: lokal}} | there is no service lokal | did you mean local?",
        "compute-targets: {a: {slots: 0}} | '0' does not fit | at least 1",
        "compute-targets: {a: local} | a mapping is meant here | service",
        "external-services: {s: {type: monggo}} | there is no type monggo | did you mean mongo?",
        "external-services: {s: {path: x}} | it does not say its type | storage",
        "external-services: {s: {type: mongo, mongo-connection-string: mongodb://u:pw@h}} | this is"
            + " not a reference | {env: NAME}",
        "external-services: {s: {type: mongo, mongo-connection-string: $vault}} | $vault cannot be"
            + " asked yet | {env: NAME}",
        "xt-services: {target: mars} | there is no target mars | there are local",
        "xt-services: {mongo: files} | files is of another type | type mongo",
        "compute-targets: {local: {env: {A-B: 1}}} | A-B cannot be a variable | underscores",
        "general: {workspace: jobs} | 'jobs' cannot be a workspace | none of code",
        "general: {workspace: A B} | 'A B' cannot be a workspace | lower-case",
        "general: {maximize-metric: yes please} | does not fit | true or false",
        "data: {data-action: copy} | 'copy' does not fit | one of none, download, mount"
      })
  void mistakesAreToldWithTheirPlace(String text, String what, String allowed) throws IOException {
    write(project, text);

    UserProblem wrong = assertThrows(UserProblem.class, () -> configuration());

    String told = wrong.problems().toString();
    assertTrue(told.contains(what), told);
    assertTrue(told.contains(allowed), told);
    assertTrue(told.contains("xt_config.yaml:1:"), told);
    assertFalse(told.contains("pw@"), told);
  }

  @Test
  void allMistakesOfAFileAreToldAtOnce() throws IOException {
    write(project, "a: 1\ngeneral: {b: 2}\ncode: {max-size-mb: x}\nlogging: 3\n");

    UserProblem wrong = assertThrows(UserProblem.class, () -> configuration());

    assertEquals(4, wrong.problems().size(), wrong.problems().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compute-targets: {local: {service: local, slots: 8, env: {A: 1}}} | true",
        "external-services: {db: {type: mongo, mongo-connection-string: {env: X}}} | true",
        "code: {code-dirs: src} | true",
        "components: null | true",
        "compute-target: {} | false",
        "external-services: {db: {type: mongo, mongo-connection-string: mongodb://x}} | false",
        "external-services: {db: {type: storage, mongo-connection-string: {env: X}}} | false",
        "compute-targets: {local: {slots: 0}} | false",
        "data: {data-action: copy} | false"
      })
  void editorsSeeTheSame(String text, boolean right) {
    Object tree =
        PlainValues.of(
            new YamlReader().readMapping(new SourceText("x", text), new Problems()).orElseThrow());
    JSONObject json = new JSONObject((Map<?, ?>) tree);
    if (text.contains("null")) {
      json.put("components", JSONObject.NULL);
    }
    var schema =
        SchemaLoader.builder()
            .schemaJson(new JSONObject(new JSONTokener(ConfigSchema.text())))
            .draftV7Support()
            .build()
            .load()
            .build();

    if (right) {
      schema.validate(json);
    } else {
      assertThrows(ValidationException.class, () -> schema.validate(json));
    }
  }

  @Test
  void theCommittedSchemaIsTheGeneratedOne() throws IOException {
    Path top = Path.of(System.getProperty("runspec.top", ".."));

    assertEquals(
        ConfigSchema.text(), Files.readString(top.resolve(".vscode/xt_config.schema.json")));
  }

  private Configuration configuration() {
    return WrittenConfiguration.of(project, home).merged();
  }

  private static void write(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("xt_config.yaml"), text);
  }
}
