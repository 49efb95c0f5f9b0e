package org.runspec.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.UserProblem;

/** A folder, files that are brought there, and where their reading began. */
abstract class BroughtFiles {
  @TempDir Path temporary;
  Path folder;
  final List<Long> offsets = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("here"));
  }

  Item item(String path, byte[] content, long size, boolean growing) {
    return new Item(
        path,
        size,
        path + size,
        Optional.empty(),
        false,
        growing,
        offset -> {
          offsets.add(offset);
          InputStream in = new ByteArrayInputStream(content);
          in.skipNBytes(offset);
          return in;
        });
  }

  Item item(String path, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return item(path, bytes, bytes.length, false);
  }

  /** A file of 5 MiB, of which 3 arrive before its line goes dead. */
  Item breaking(String path, String state) {
    return breaking(path, new byte[5 << 20], state, Optional.empty());
  }

  Item breaking(String path, byte[] content, String state, Optional<String> sum) {
    return new Item(
        path,
        content.length,
        state,
        sum,
        false,
        false,
        offset -> {
          offsets.add(offset);
          return broken(content);
        });
  }

  private static InputStream broken(byte[] content) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      private int given;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (given >= 3 << 20) {
          throw new IOException("the line went dead");
        }
        int read = super.read(bytes, offset, length);
        given += read;
        return read;
      }
    };
  }

  Download.Outcome bring(Item... items) throws IOException, InterruptedException {
    return new Download(folder, false).bring(List.of(items), Meter.SILENT);
  }

  String said(Item... items) {
    return assertThrows(UserProblem.class, () -> bring(items)).getMessage();
  }

  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  Path write(byte[] content) throws IOException {
    return Files.write(temporary.resolve("expected"), content);
  }
}
