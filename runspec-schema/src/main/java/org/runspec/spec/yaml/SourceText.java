package org.runspec.spec.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text of a file that a user wrote.
 *
 * @param name the file as the user would name it
 * @param text its characters, without a byte order mark
 */
public record SourceText(String name, String text) {

  /**
   * Reads a file of UTF-8, or of UTF-16 with a byte order mark.
   *
   * @throws UserProblem if it is not a readable, regular file of text within the limits
   */
  public static SourceText read(Path file, String name, Limits limits) {
    String action = "read " + name;
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        throw new UserProblem(action, "it is a directory", "the path of a YAML file in it");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new UserProblem(
            action, "it is a device or a pipe, not a file", "the path of a YAML file");
      }
      if (Files.isSymbolicLink(file) && !Files.exists(file)) {
        throw new UserProblem(
            action, "it is a link that leads nowhere, or to itself", "ls -l " + name);
      }
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(limits.bytes() + 1);
      }
    } catch (NoSuchFileException e) {
      throw new UserProblem(action, "there is no such file", missingFileFix(file));
    } catch (AccessDeniedException e) {
      throw new UserProblem(action, "you may not read it", "chmod u+r " + name);
    } catch (FileSystemException e) {
      throw new UserProblem(
          action, String.valueOf(e.getReason()).toLowerCase(Locale.ROOT), "another path");
    } catch (IOException e) {
      throw new UserProblem(action, String.valueOf(e.getMessage()), "checking the disk");
    }
    if (bytes.length > limits.bytes()) {
      throw new UserProblem(
          action,
          "it is larger than " + (limits.bytes() >> 20) + " MiB",
          "a runspec without the data, which belongs in a file that it names");
    }
    return decode(bytes, name);
  }

  private static String missingFileFix(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "a path that exists; there is no folder " + parent + " either";
    }
    try (var siblings = Files.list(parent)) {
      List<String> names = siblings.map(path -> path.getFileName().toString()).toList();
      return Nearest.to(file.getFileName().toString(), names)
          .map(near -> file.resolveSibling(near) + ", which exists")
          .orElse("ls " + (file.getParent() == null ? "." : file.getParent()));
    } catch (IOException e) {
      return "another path";
    }
  }

  private static SourceText decode(byte[] bytes, String name) {
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      skip = 3;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      throw refused(
          name,
          text,
          text.length(),
          "the bytes here are not valid " + charset.name(),
          "save the file as UTF-8");
    }
    int length;
    for (int i = 0; i < text.length(); i += length) {
      int c = text.codePointAt(i);
      length = Character.charCount(c);
      if (!StreamReader.isPrintable(c)) {
        throw refused(
            name,
            text,
            i,
            String.format("there is a character (U+%04X) here that YAML does not allow", c),
            "remove it; is this a text file?");
      }
    }
    return new SourceText(name, text);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static UserProblem refused(
      String name, String text, int offset, String what, String suggestion) {
    Position position =
        Places.in(new SourceText(name, text)).ofCodePoint(text.codePointCount(0, offset));
    Problem problem = Problem.error(position, "", what).suggesting(suggestion);
    return new UserProblem("read " + name, List.of(problem));
  }

  /** Whether it holds nothing but comments. */
  public boolean isEmpty() {
    return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  /** The lines without their ends; the first has index 0. */
  public List<String> lines() {
    return text.lines().toList();
  }
}
