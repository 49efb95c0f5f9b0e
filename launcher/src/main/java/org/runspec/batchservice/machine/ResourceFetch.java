package org.runspec.batchservice.machine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Brings the files that a task needs into its folder, by HTTP. */
final class ResourceFetch {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(5);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Brings a file. */
  void fetch(ResourceFile file, Path folder) throws NotStartedException, InterruptedException {
    Path target = target(file, folder);
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(file.url())).timeout(ANSWER).build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream content = answer.body()) {
        if (answer.statusCode() != 200) {
          throw refused(file, answer.statusCode());
        }
        store(content, target, file);
      }
    } catch (HttpTimeoutException e) {
      throw failure("BlobDownloadTimedOut", "was not downloaded in time", file, "");
    } catch (IOException | IllegalArgumentException e) {
      throw failure("BlobDownloadMiscError", "could not be downloaded", file, e.toString());
    }
  }

  private static Path target(ResourceFile file, Path folder) throws NotStartedException {
    try {
      Path target = folder.resolve(file.path()).normalize();
      if (target.startsWith(folder) && !target.equals(folder)) {
        return target;
      }
    } catch (InvalidPathException e) {
      // as one that leads elsewhere
    }
    throw failure(
        "ResourceFileCreateFailed", "has a path outside of the task's folder", file, file.path());
  }

  private static void store(InputStream content, Path target, ResourceFile file)
      throws NotStartedException {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
      if (POSIX && !file.mode().isEmpty()) {
        Files.setPosixFilePermissions(target, permissions(Integer.parseInt(file.mode(), 8)));
      }
    } catch (IOException | NumberFormatException e) {
      throw failure("ResourceFileWriteFailed", "could not be written", file, e.toString());
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    PosixFilePermission[] highestFirst = PosixFilePermission.values();
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < highestFirst.length; i++) {
      if ((mode & 0400 >> i) != 0) {
        permissions.add(highestFirst[i]);
      }
    }
    return permissions;
  }

  private static NotStartedException refused(ResourceFile file, int status) {
    String detail = "HTTP status " + status;
    return switch (status) {
      case 404 -> failure("BlobNotFound", "was not found", file, detail);
      case 401, 403 -> failure("BlobAccessDenied", "may not be read", file, detail);
      default -> failure("BlobDownloadMiscError", "could not be downloaded", file, detail);
    };
  }

  private static NotStartedException failure(
      String code, String what, ResourceFile file, String detail) {
    return new NotStartedException(
        code,
        "One of the specified resource files " + what,
        Map.of("BlobSource", file.place(), "FilePath", file.path(), "Reason", detail));
  }
}
