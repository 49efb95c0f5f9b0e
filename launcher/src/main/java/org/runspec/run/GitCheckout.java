package org.runspec.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The state of the git checkout around a folder, as git itself tells it.
 *
 * @param commit its hash
 * @param dirty whether tracked or new files are not committed
 */
public record GitCheckout(String commit, boolean dirty) {
  private static final int SECONDS = 10;

  /** Asks git; empty if there is no git, no checkout, or no commit. */
  public static Optional<GitCheckout> around(Path folder) {
    return git(folder, "rev-parse", "HEAD")
        .map(
            commit ->
                new GitCheckout(
                    commit.strip(),
                    git(folder, "status", "--porcelain").map(out -> !out.isBlank()).orElse(true)));
  }

  private static Optional<String> git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
              .start();
      try {
        String out =
            CompletableFuture.supplyAsync(() -> text(process)).get(SECONDS, TimeUnit.SECONDS);
        int code = process.onExit().get(SECONDS, TimeUnit.SECONDS).exitValue();
        return code == 0 ? Optional.of(out) : Optional.empty();
      } finally {
        process.destroyForcibly(); // if it hangs, as on a file system that is gone
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      return Optional.empty(); // no git here, or none that answers
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nullDevice() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }
}
