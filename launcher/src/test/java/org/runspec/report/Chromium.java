package org.runspec.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/** A browser without a window, which shows pages as people's browsers do. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path folder;

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The machine's browser; where there is none, the test is skipped.
   *
   * @param folder for what it keeps
   */
  public static Chromium in(Path folder) {
    Executables programs = Executables.in(System.getenv(), folder, Platform.current());
    Optional<Path> found = NAMES.stream().map(programs::find).flatMap(Optional::stream).findFirst();
    assumeTrue(found.isPresent(), "needs a browser: " + String.join(", ", NAMES));
    return new Chromium(found.get(), folder);
  }

  /** What became of a page's markup after its scripts were executed. */
  public String markup(Path page) throws IOException, InterruptedException {
    Path output = folder.resolve("markup.html");
    run(output, "--dump-dom", page.toUri().toString());
    return Files.readString(output);
  }

  /** A picture of a page, as PNG. */
  public byte[] picture(Path page, int width, int height) throws IOException, InterruptedException {
    Path picture = folder.resolve("picture.png");
    run(
        folder.resolve("output"),
        "--screenshot=" + picture,
        "--window-size=" + width + "," + height,
        page.toUri().toString());
    return Files.readAllBytes(picture);
  }

  private void run(Path output, String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile")));
    Stream.of(words).forEach(command::add);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
      String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      assertEquals(0, process.exitValue(), said);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
