package org.runspec.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.component.Stage;
import org.runspec.component.binding.Binder;
import org.runspec.component.binding.CompiledSources;
import org.runspec.component.binding.JavaImplementations;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.DefinitionFiles;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.tree.PlainValues;

/** The runspecs that come with the project, and such as its users have. */
class RunspecsTest {
  private static final ClassLoader CLASS_PATH = RunspecsTest.class.getClassLoader();
  private static final Catalogue CATALOGUE =
      Catalogue.ofFiles(
          DefinitionFiles.onClassPath(
              CLASS_PATH, "runspec-components", new ComponentName("root", "Root_Component")));

  @TempDir static Path folder;

  private static Path useful(String name) {
    return Path.of(System.getProperty("runspec.top"), "useful_run_specs", name + ".yaml");
  }

  private static List<String> stagesOf(Path file) {
    Runspec runspec = new SpecLoader(CATALOGUE, LoadOptions.plain(folder, folder)).load(file);
    assertEquals(List.of(), runspec.warnings());
    Binder binder =
        new Binder(
            CATALOGUE, new JavaImplementations(CLASS_PATH, new CompiledSources(folder, "test")));
    runspec.stages().forEach(stage -> binder.bind(stage.tree(), "stage", Stage.class));
    return runspec.stages().stream().map(RunspecsTest::name).toList();
  }

  private static String name(StageSpec stage) {
    return stage.definition().name().name();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xt_walk_through",
        "xt_fast_walk_through",
        "random_hp_search",
        "dgd_hp_search",
        "cartpole"
      })
  void usefulOnesAreCompleteAndRunHere(String name) throws IOException {
    assertFalse(stagesOf(useful(name)).isEmpty());
    assertTrue(Files.readString(useful(name)).contains("  enabled: 0  # 1 launches"));
  }

  @Test
  void theWalkThroughHasFiveStagesOfTheOriginalsLength() {
    Path file = useful("xt_walk_through");
    assertEquals(
        List.of("RL_Proc", "RL_Proc", "SSL_Train_Proc", "RL_Proc", "RL_Proc"), stagesOf(file));
    Runspec runspec = new SpecLoader(CATALOGUE, LoadOptions.plain(folder, folder)).load(file);
    assertEquals(
        List.of(100000L, 100000L, 5000L, 100000L, 100000L),
        runspec.stages().stream()
            .map(stage -> PlainValues.of(stage.tree().get("max_iterations").orElseThrow()))
            .toList());
  }

  @Test
  void allWordsOfTheVocabularyAreKnown() throws IOException {
    Path file = folder.resolve("vocabulary.yaml");
    Files.writeString(
        file,
        """
        component: root/Root_Component
        experiment_path: ../results/vocabulary
        log_to_tensorboard: 1
        cuda: 0
        string_replacements:
          <environment>: CartPole_Env
          <data>: $datastore/cartpole
        forward_definitions:
          - core: &core
              component: model_cores/GRU_Core
              obs_embed_size: 16
              num_rnn_units: 16
              output_layer_size: 16
          - inner: &inner
              component: environments/<environment>
              name: CartPole
              seed: randint
              max_ep_len: 100
              fixed_length_episode: 1
              smooth_reward: 1
              stochastic_dynamics: 1
        processing_stages:
          - processing_stage:
              component: processors/RL_Proc
              enabled: 1
              environment:
                component: env_wrappers/Env_Formatter
                history_length: 2
                environment:
                  component: env_wrappers/Trajectory_Writer
                  save_path: <data>/trajectories.hdf5
                  environment:
                    component: env_wrappers/Env_Formatter
                    history_length: 3
                    environment: *inner
              agent: &agent
                component: agents/AAC_Agent
                random_seed: randint
                bptt_period: 10
                discount_factor: 0.9
                gradient_clip: 2048.0
                learning_rate: 4e-4
                reward_scale: 32
                model:
                  component: models/Model_Nexus
                  model_core: *core
              max_iterations: 1000
              iters_per_report: 100
              train: 1
              render: 0
              get_action_from_env: 0
              disable_eval: 0
              load_model_from: null
              load_backbone_from: <data>/a
              load_core_from: <data>/b
              load_embedding_from: <data>/c
              load_head_from: ../data/d
              save_model_to: <data>/e
              save_backbone_to: <data>/f
              save_head_to: <experiment_path>/g
              save_logs_to: ../results/vocabulary/logs
          - processing_stage:
              component: processors/SSL_Train_Proc
              enabled: 1
              load_trajectories_from: <data>/trajectories.hdf5
              save_backbone_to: <data>/h
              save_logs_to: null
              batch_size: 4
              max_iterations: 100
              iters_per_report: 10
              random_seed: 5
              ssl_trainer:
                component: ssl_trainers/Masked_Trainer
                final_action_predictor: 0
          - processing_stage:
              component: processors/SSL_Train_Proc
              enabled: 0
              ssl_trainer:
                component: ssl_trainers/Reordered_Observation_Trainer
        """);
    assertEquals(List.of("RL_Proc", "SSL_Train_Proc"), stagesOf(file));
  }
}
