package org.runspec.spec.yaml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.UserProblem;

/** From bytes to text, and which bytes are no text. */
class SourceTextTest {
  @TempDir Path folder;

  private SourceText read(byte[] bytes) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.write(file, bytes);
    return SourceText.read(file, "x.yaml", Limits.DEFAULT);
  }

  private String refusal(byte[] bytes) {
    UserProblem problem = assertThrows(UserProblem.class, () -> read(bytes));
    return problem.problems().isEmpty()
        ? problem.getMessage()
        : problem.problems().get(0).toString();
  }

  private String refusal(Path file) {
    return assertThrows(UserProblem.class, () -> SourceText.read(file, "x.yaml", Limits.DEFAULT))
        .getMessage();
  }

  @TestFactory
  Stream<DynamicTest> byteOrderMarksTellTheEncoding() {
    return Stream.of(UTF_8, UTF_16BE, UTF_16LE)
        .map(
            (Charset charset) ->
                DynamicTest.dynamicTest(
                    charset.name(),
                    () ->
                        assertEquals(
                            "a: ä😀\r\n", read("\uFEFFa: ä😀\r\n".getBytes(charset)).text())));
  }

  @Test
  void textWithoutAMarkIsUtf8() throws IOException {
    assertEquals("ü", read("ü".getBytes(UTF_8)).text());
  }

  @Test
  void whatIsNoTextIsRefusedAtItsPlace() {
    assertEquals(
        "x.yaml:2:4: the bytes here are not valid UTF-8; save the file as UTF-8",
        refusal(new byte[] {'a', '\n', 'b', ':', ' ', (byte) 0xE4, '\n'}));
    assertEquals(
        "x.yaml:1:5: the bytes here are not valid UTF-8; save the file as UTF-8",
        refusal(new byte[] {'a', ':', ' ', 'x', (byte) 0xC3}));
    assertEquals(
        "x.yaml:2:2: there is a character (U+0000) here that YAML does not allow; remove it; is"
            + " this a text file?",
        refusal("a: 1\nb\0".getBytes(UTF_8)));
    assertEquals(
        "x.yaml:1:5: there is a character (U+007F) here that YAML does not allow; remove it; is"
            + " this a text file?",
        refusal("a: 😀\u007F".getBytes(UTF_8)));
    assertEquals(
        "x.yaml:3:2: there is a character (U+0000) here that YAML does not allow; remove it; is"
            + " this a text file?",
        refusal("a: 1\rb: 2\r\nc\0".getBytes(UTF_8)));
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertEquals(
        "Could not read x.yaml: it is larger than 1 MiB. Try: a runspec without the data, which"
            + " belongs in a file that it names.",
        refusal(new byte[(1 << 20) + 1]));
  }

  @Test
  void aFolderIsNoFile() {
    assertEquals(
        "Could not read x.yaml: it is a directory. Try: the path of a YAML file in it.",
        refusal(folder));
  }

  @Test
  void aMissingFileIsGuessedAmongItsNeighbours() throws IOException {
    Files.writeString(folder.resolve("first.yaml"), "a: 1");

    assertEquals(
        "Could not read x.yaml: there is no such file. Try: "
            + folder.resolve("first.yaml")
            + ", which exists.",
        refusal(folder.resolve("frist.yaml")));
    assertEquals(
        "Could not read x.yaml: there is no such file. Try: a path that exists; there is no folder "
            + folder.resolve("no")
            + " either.",
        refusal(folder.resolve("no/x.yaml")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/zero")
  void aDeviceIsNoFile() {
    assertEquals(
        "Could not read x.yaml: it is a device or a pipe, not a file. Try: the path of a YAML"
            + " file.",
        refusal(Path.of("/dev/zero")));
  }
}
