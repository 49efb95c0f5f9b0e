package org.runspec.batchservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.Refusal;

/** Files of tasks and nodes: listed, described, whole or in parts. */
final class FileAnswers {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");
  private static final String BINARY = "application/octet-stream";

  private final Path root;
  private final String url;

  /**
   * Of a folder.
   *
   * @param url of the folder's files
   */
  FileAnswers(Path root, String url) {
    this.root = root;
    this.url = url;
  }

  /** Answers for one of the files: what it is, or what is in it. */
  Answer one(Call call, String path) throws IOException {
    Path file = file(path);
    BasicFileAttributes facts = facts(file);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", BINARY);
    headers.put("Last-Modified", Answer.date(facts.lastModifiedTime().toInstant()));
    headers.put("ocp-creation-time", Answer.date(facts.creationTime().toInstant()));
    headers.put("ocp-batch-file-isdirectory", String.valueOf(facts.isDirectory()));
    headers.put("ocp-batch-file-url", url + "/" + path);
    headers.put("ocp-batch-file-mode", "0100644");
    if (call.verb().equals("HEAD")) {
      headers.put("Content-Length", String.valueOf(facts.isDirectory() ? 0 : facts.size()));
      return new Answer(200, headers, new byte[0]);
    }
    if (facts.isDirectory()) {
      throw new Refusal(Code.OPERATION_INVALID);
    }
    String range = call.header("ocp-range").or(() -> call.header("Range")).orElse("");
    if (range.isEmpty()) {
      return new Answer(200, headers, Files.readAllBytes(file));
    }
    return part(file, range, headers);
  }

  private static Answer part(Path file, String range, Map<String, String> headers)
      throws IOException {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw new Refusal(Code.INVALID_HEADER_VALUE, Map.of("HeaderName", "ocp-range"));
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      long length = content.length();
      long first = Long.parseLong(matcher.group(1));
      if (first >= length) {
        throw new Refusal(Code.INVALID_RANGE);
      }
      long last = matcher.group(2).isEmpty() ? length - 1 : Long.parseLong(matcher.group(2));
      byte[] part = new byte[(int) Math.max(0, Math.min(last, length - 1) - first + 1)];
      content.seek(first);
      content.readFully(part);
      headers.put(
          "Content-Range", "bytes %d-%d/%d".formatted(first, first + part.length - 1, length));
      return new Answer(200, headers, part); // not 206, which clients would not take
    }
  }

  /** All files, those of folders in it too if wanted. */
  List<ObjectNode> all(boolean deep) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<ObjectNode> views = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root, deep ? Integer.MAX_VALUE : 1)) {
      for (Path file : tree.filter(path -> !path.equals(root)).sorted().toList()) {
        views.add(view(file));
      }
    }
    return views;
  }

  private ObjectNode view(Path file) throws IOException {
    BasicFileAttributes facts = facts(file);
    String name = root.relativize(file).toString().replace('\\', '/');
    ObjectNode view = Json.object("name", name, "url", url + "/" + name);
    view.put("isDirectory", facts.isDirectory());
    if (!facts.isDirectory()) {
      ObjectNode properties =
          Json.object(
              "creationTime",
              Json.time(facts.creationTime().toInstant()),
              "lastModified",
              Json.time(facts.lastModifiedTime().toInstant()),
              "contentType",
              BINARY,
              "fileMode",
              "0100644");
      properties.put("contentLength", facts.size());
      view.set("properties", properties);
    }
    return view;
  }

  private Path file(String path) {
    try {
      Path file = root.resolve(path).normalize();
      if (file.startsWith(root)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // as one that leads elsewhere
    }
    throw new Refusal(Code.FILE_NOT_FOUND);
  }

  private static BasicFileAttributes facts(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new Refusal(Code.FILE_NOT_FOUND);
    }
  }
}
