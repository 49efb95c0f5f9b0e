package org.runspec.components.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.runspec.components.files.NewFile;
import org.runspec.components.network.Parameter;
import org.runspec.spec.problem.UserProblem;

/**
 * A part of a model as a file. Lines of text come first, in UTF-8:
 *
 * <pre>
 * runspec-model 1
 * part backbone
 * parameter embedding.weights 8 32
 * parameter embedding.biases 1 32
 * ...
 * end
 * </pre>
 *
 * <p>The numbers after a parameter's name are rows and columns. Then follow all values in the same
 * order, row by row, as little-endian IEEE 754 floats of 4 bytes, and at the end the SHA-256 of
 * everything before it, 32 bytes.
 */
public final class ModelFile {
  private static final String FIRST_LINE = "runspec-model 1";
  private static final String PART = "part ";
  private static final String PARAMETER = "parameter ";
  private static final String LAST_LINE = "end";
  private static final int DIGEST = 32;

  private final Path file;

  /** The file at a path. */
  public ModelFile(Path file) {
    this.file = file;
  }

  /**
   * Writes a part, in place of an earlier file.
   *
   * @throws UserProblem if there is nothing in the part, or a value that is not a finite number
   */
  public void save(Parts model, Part part) throws IOException {
    refuseUseless(model, part);
    byte[] content = content(part, model.parameters(part));
    NewFile.write(
        file,
        unfinished -> {
          try (var out = Files.newOutputStream(unfinished)) {
            out.write(content);
            out.write(digest(content));
          }
        });
  }

  /**
   * Reads a part into a model.
   *
   * @throws UserProblem if the file is missing, damaged, of another part or of another shape; the
   *     model is as it was
   */
  public void load(Parts model, Part part) throws IOException {
    if (Files.isDirectory(file)) {
      throw problem(part, "it is a folder", "the path of a file in it");
    }
    if (!Files.isRegularFile(file)) {
      throw problem(
          part,
          "there is no such file",
          "a stage before this one with save_" + part.word() + "_to");
    }
    byte[] all = Files.readAllBytes(file);
    byte[] first = (FIRST_LINE + "\n").getBytes(StandardCharsets.UTF_8);
    if (all.length < first.length || !Arrays.equals(all, 0, first.length, first, 0, first.length)) {
      throw problem(part, "it is no model file of this version", "a file that Runspec saved");
    }
    byte[] content = Arrays.copyOf(all, Math.max(0, all.length - DIGEST));
    if (!Arrays.equals(digest(content), Arrays.copyOfRange(all, content.length, all.length))) {
      throw problem(part, "it is incomplete or damaged", "saving it again");
    }
    List<Parameter> parameters = model.parameters(part);
    byte[] expected = header(part, parameters);
    if (!startsWith(content, expected)) {
      throw mismatch(part, parameters, headerOf(content));
    }
    FloatBuffer values =
        ByteBuffer.wrap(content, expected.length, content.length - expected.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    int size = parameters.stream().mapToInt(parameter -> parameter.values().length).sum();
    if (content.length - expected.length != size * Float.BYTES) {
      throw problem(
          part,
          content.length - expected.length + " bytes of values stand there, not " + size + " x 4",
          "saving it again");
    }
    for (int i = 0; i < size; i++) {
      if (!Float.isFinite(values.get(i))) {
        throw problem(part, "it holds values that are not finite", "saving another one");
      }
    }
    parameters.forEach(parameter -> values.get(parameter.values()));
  }

  private void refuseUseless(Parts model, Part part) {
    String action = "save the " + part.word() + " in " + file;
    if (model.parameters(part).isEmpty()) {
      throw new UserProblem(
          action,
          "the agent learns nothing that could be saved",
          "no save_" + part.word() + "_to, or another agent");
    }
    Optional<Parameter> endless =
        model.parameters(part).stream().filter(parameter -> !parameter.isFinite()).findFirst();
    if (endless.isPresent()) {
      throw new UserProblem(
          action,
          "the training diverged: " + endless.get().name() + " is not finite any more",
          "a smaller learning_rate");
    }
  }

  private static byte[] content(Part part, List<Parameter> parameters) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(header(part, parameters));
    for (Parameter parameter : parameters) {
      ByteBuffer values =
          ByteBuffer.allocate(parameter.values().length * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      values.asFloatBuffer().put(parameter.values());
      content.writeBytes(values.array());
    }
    return content.toByteArray();
  }

  private static byte[] header(Part part, List<Parameter> parameters) {
    StringBuilder header = new StringBuilder(FIRST_LINE).append('\n');
    header.append(PART).append(part.word()).append('\n');
    parameters.forEach(parameter -> header.append(line(parameter)).append('\n'));
    return header.append(LAST_LINE).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Parameter parameter) {
    return PARAMETER + parameter.name() + " " + parameter.rows() + " " + parameter.columns();
  }

  private static boolean startsWith(byte[] content, byte[] header) {
    return content.length >= header.length
        && Arrays.equals(content, 0, header.length, header, 0, header.length);
  }

  private static List<String> headerOf(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .lines()
        .takeWhile(line -> !line.equals(LAST_LINE))
        .toList();
  }

  private UserProblem mismatch(Part part, List<Parameter> parameters, List<String> header) {
    if (header.size() < 2 || !header.get(1).matches(PART + "\\S+")) {
      return problem(part, "its second line does not say what it holds", "saving it again");
    }
    String held = header.get(1).substring(PART.length());
    if (!held.equals(part.word())) {
      return problem(part, "it holds a " + held, "load_" + held + "_from");
    }
    List<String> there = header.subList(2, header.size());
    Optional<Parameter> different =
        parameters.stream().filter(parameter -> !there.contains(line(parameter))).findFirst();
    String cause =
        different
            .map(parameter -> difference(parameter, there))
            .orElse("it holds more than this model has");
    return problem(part, cause, "the settings of the model that was saved");
  }

  private static String difference(Parameter parameter, List<String> there) {
    String begin = PARAMETER + parameter.name() + " ";
    String here = parameter.rows() + " x " + parameter.columns();
    return there.stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()).replace(" ", " x "))
        .map(shape -> parameter.name() + " is " + shape + " there and " + here + " here")
        .findFirst()
        .orElse("it holds no " + parameter.name());
  }

  private UserProblem problem(Part part, String cause, String fix) {
    return new UserProblem("load the " + part.word() + " in " + file, cause, fix);
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
