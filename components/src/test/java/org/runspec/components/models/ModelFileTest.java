package org.runspec.components.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.component.SeededRandom;
import org.runspec.components.modelcores.FeedForwardCore;
import org.runspec.components.modelcores.GRUCore;
import org.runspec.components.modelcores.ModelCore;
import org.runspec.components.network.Parameter;
import org.runspec.spec.problem.UserProblem;

class ModelFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("new/x.model");
  }

  private static ActorCritic model(ModelCore core, int observationSize, long seed) {
    SeededRandom random = new SeededRandom(seed);
    Model model = new ModelNexus(new ModelNexus.Settings(core));
    return model.startHeads(model.startBackbone(observationSize, random), 4, random);
  }

  private static ActorCritic gru(int units, long seed) {
    return model(new GRUCore(new GRUCore.Settings(5, units, 7)), 3, seed);
  }

  private static float[] values(ActorCritic model, Part part) {
    StringBuilder names = new StringBuilder();
    float[] all = new float[0];
    for (Parameter parameter : model.parameters(part)) {
      names.append(parameter.name());
      int length = all.length;
      all = Arrays.copyOf(all, length + parameter.values().length);
      System.arraycopy(parameter.values(), 0, all, length, parameter.values().length);
    }
    return all;
  }

  private String problem(ActorCritic model, Part part) {
    float[] before = values(model, Part.MODEL);
    String message =
        assertThrows(UserProblem.class, () -> new ModelFile(file).load(model, part)).getMessage();
    assertArrayEquals(before, values(model, Part.MODEL));
    return message.replace(file.toString(), "FILE");
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void givesBackWhatWasSavedAndNothingElse(Part part) throws IOException {
    ActorCritic saved = gru(6, 1);
    ActorCritic loaded = gru(6, 2);
    new ModelFile(file).save(saved, part);
    new ModelFile(file).load(loaded, part);

    Set<Parameter> of = Set.copyOf(loaded.parameters(part));
    for (int i = 0; i < saved.parameters(Part.MODEL).size(); i++) {
      Parameter there = saved.parameters(Part.MODEL).get(i);
      Parameter here = loaded.parameters(Part.MODEL).get(i);
      boolean weights = here.name().endsWith("weights");
      if (of.contains(here)) {
        assertArrayEquals(there.values(), here.values(), here.name());
      } else if (weights) {
        assertFalse(Arrays.equals(there.values(), here.values()), here.name());
      }
    }
  }

  @Test
  void thePartsMakeUpTheWhole() {
    ActorCritic model = gru(6, 1);
    int sum =
        Stream.of(Part.EMBEDDING, Part.CORE, Part.HEAD)
            .mapToInt(part -> model.parameters(part).size())
            .sum();
    assertEquals(model.parameters(Part.MODEL).size(), sum);
    assertEquals(
        model.parameters(Part.MODEL).size(),
        model.parameters(Part.BACKBONE).size() + model.parameters(Part.HEAD).size());
  }

  @Test
  void beginsWithTextThatPeopleCanRead() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.EMBEDDING);
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertEquals(
        """
        runspec-model 1
        part embedding
        parameter embedding.weights 3 5
        parameter embedding.biases 1 5
        end
        """,
        text.substring(0, text.indexOf("end\n") + 4));
    assertEquals(text.indexOf("end\n") + 4 + 4 * 20 + 32, text.length());
  }

  @Test
  void saysWhenThereIsNone() {
    assertEquals(
        "Could not load the backbone in FILE: there is no such file. Try: a stage before this one"
            + " with save_backbone_to.",
        problem(gru(6, 1), Part.BACKBONE));
  }

  @Test
  void saysWhenItHoldsAnotherPart() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    assertEquals(
        "Could not load the backbone in FILE: it holds a model. Try: load_model_from.",
        problem(gru(6, 1), Part.BACKBONE));
  }

  @Test
  void saysWhichShapeDiffers() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.CORE);
    assertEquals(
        "Could not load the core in FILE: core.gru.input.weights is 5 x 18 there and 5 x 24 here."
            + " Try: the settings of the model that was saved.",
        problem(gru(8, 1), Part.CORE));
  }

  @Test
  void saysWhenTheObservationsWereOthers() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    ActorCritic other = model(new GRUCore(new GRUCore.Settings(5, 6, 7)), 4, 1);
    assertEquals(
        "Could not load the model in FILE: embedding.weights is 3 x 5 there and 4 x 5 here. Try:"
            + " the settings of the model that was saved.",
        problem(other, Part.MODEL));
  }

  @Test
  void saysWhenTheCoreIsOfAnotherKind() throws IOException {
    ActorCritic other = model(new FeedForwardCore(new FeedForwardCore.Settings(5, 6, 7)), 3, 1);
    new ModelFile(file).save(gru(6, 1), Part.BACKBONE);
    assertEquals(
        "Could not load the backbone in FILE: it holds no core.hidden.weights. Try: the settings of"
            + " the model that was saved.",
        problem(other, Part.BACKBONE));
  }

  @Test
  void saysWhenItIsIncompleteOrDamaged() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    byte[] all = Files.readAllBytes(file);
    String damaged =
        "Could not load the model in FILE: it is incomplete or damaged. Try: saving it again.";
    for (int length : new int[] {20, 100, all.length / 2, all.length - 1}) {
      Files.write(file, Arrays.copyOf(all, length));
      assertEquals(damaged, problem(gru(6, 1), Part.MODEL));
    }
    all[all.length - 50] ^= 1;
    Files.write(file, all);
    assertEquals(damaged, problem(gru(6, 1), Part.MODEL));
  }

  @Test
  void saysWhenItIsSomethingElse() throws IOException {
    Files.createDirectories(file.getParent());
    for (String text : new String[] {"", "PK", "runspec-model 2\n"}) {
      Files.writeString(file, text);
      assertEquals(
          "Could not load the model in FILE: it is no model file of this version. Try: a file that"
              + " Runspec saved.",
          problem(gru(6, 1), Part.MODEL));
    }
  }

  @Test
  void saysWhenItIsAFolder() throws IOException {
    Files.createDirectories(file);
    assertEquals(
        "Could not load the model in FILE: it is a folder. Try: the path of a file in it.",
        problem(gru(6, 1), Part.MODEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "part\n", "part \n", "part\nend\n", "end\n"})
  void saysWhenItDoesNotSayWhatItHolds(String lines) throws Exception {
    writeWithDigest(("runspec-model 1\n" + lines).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "Could not load the model in FILE: its second line does not say what it holds. Try: saving"
            + " it again.",
        problem(gru(6, 1), Part.MODEL));
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, -4, -1, 1, 4})
  void saysWhenThereAreFewerOrMoreValues(int more) throws Exception {
    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    byte[] content = content();
    writeWithDigest(Arrays.copyOf(content, content.length + more));
    String message = problem(gru(6, 1), Part.MODEL);
    assertTrue(message.contains("bytes of values stand there, not "), message);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void valuesThatAreNotFiniteAreNeitherSavedNorLoaded(float value) throws Exception {
    ActorCritic diverged = gru(6, 1);
    Parameter last = diverged.parameters(Part.HEAD).get(3);
    last.values()[0] = value;
    assertEquals(
        "Could not save the model in "
            + file
            + ": the training diverged: head.critic.biases is not finite any more. Try: a smaller"
            + " learning_rate.",
        assertThrows(UserProblem.class, () -> new ModelFile(file).save(diverged, Part.MODEL))
            .getMessage());
    assertFalse(Files.exists(file));

    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    byte[] content = content();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, value);
    writeWithDigest(content);
    String message = problem(gru(6, 1), Part.MODEL);
    assertTrue(message.contains("it holds values that are not finite"), message);
  }

  @Test
  void whatCannotLearnIsNotSaved() {
    String message =
        assertThrows(
                UserProblem.class, () -> new ModelFile(file).save(part -> List.of(), Part.HEAD))
            .getMessage();
    assertTrue(message.contains("the agent learns nothing that could be saved"), message);
  }

  private byte[] content() throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Arrays.copyOf(all, all.length - 32);
  }

  private void writeWithDigest(byte[] content) throws Exception {
    Files.createDirectories(file.getParent());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    byte[] all = Arrays.copyOf(content, content.length + digest.length);
    System.arraycopy(digest, 0, all, content.length, digest.length);
    Files.write(file, all);
  }

  @Test
  void replacesAnEarlierFileAndLeavesNothingElse() throws IOException {
    new ModelFile(file).save(gru(6, 1), Part.MODEL);
    new ModelFile(file).save(gru(6, 2), Part.HEAD);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }
}
