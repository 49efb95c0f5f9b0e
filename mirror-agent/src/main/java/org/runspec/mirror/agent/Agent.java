package org.runspec.mirror.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.runspec.mirror.Mirror;
import org.runspec.mirror.MirrorPlan;
import org.runspec.mirror.MirrorProgress;
import org.runspec.mirror.MirrorReport;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.Storage;

/** The program: mirrors until it is asked to stop. */
public final class Agent {
  /** The copy agrees. */
  public static final int OK = 0;

  /** The user's input is wrong. */
  public static final int WRONG_INPUT = 2;

  /** Something outside failed and may work later. */
  public static final int OUTSIDE_FAILED = 75;

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final boolean terminal;
  private final Bell bell = new Bell();
  private volatile boolean stopping;
  private volatile boolean mirroring;

  /**
   * A program that has not begun.
   *
   * @param terminal whether a line that changes may be shown on {@code err}
   */
  public Agent(
      PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
  }

  /**
   * Asks the program to compare all files and end; returns whether there is anything to compare.
   */
  public boolean stop() {
    stopping = true;
    bell.ring();
    return mirroring;
  }

  /** Runs until stopped; returns the exit code. */
  public int run(List<String> arguments) {
    if (arguments.contains("--help")) {
      out.print(AgentOptions.HELP);
      return OK;
    }
    if (arguments.contains("--version")) {
      String version = Agent.class.getPackage().getImplementationVersion();
      out.println("mirror-agent " + (version == null ? "(not packaged)" : version));
      return OK;
    }
    try {
      return mirror(AgentOptions.parse(arguments, environment));
    } catch (InputProblem e) {
      err.println(e.getMessage());
      return WRONG_INPUT;
    } catch (IOException e) {
      err.println("Could not mirror: " + reason(e) + ". Try: again once that is mended.");
      return OUTSIDE_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OUTSIDE_FAILED;
    }
  }

  private int mirror(AgentOptions options) throws InputProblem, IOException, InterruptedException {
    Path from = folder(options.from());
    if (options.to() instanceof Destination.Folder folder) {
      refuseNested(from, folder.path());
    }
    try (Storage storage = options.to().open()) {
      MirrorPlan plan =
          MirrorPlan.of(from, storage, options.cursor().orElse(cursor(from, options.to())))
              .selecting(options.selection())
              .within(options.limits())
              .watchedBy(options.watching())
              .tellingOf(problem -> tell(problem, options));
      try (Mirror mirror = Mirror.start(plan)) {
        mirroring = true;
        if (options.verbose()) {
          err.println("Mirroring " + from + " to " + options.to() + "; cursor " + plan.cursor());
        }
        if (!options.once()) {
          watch(mirror);
        }
        return report(mirror.finish(), options);
      }
    }
  }

  private void watch(Mirror mirror) throws InterruptedException {
    while (!stopping) {
      Pacer.real().await(bell, BETWEEN_LINES);
      if (terminal) {
        err.print("\r\033[K" + line(mirror.progress()));
        err.flush();
      }
    }
    if (terminal) {
      err.print("\r\033[KComparing all files …\r");
      err.flush();
    }
  }

  private int report(MirrorReport report, AgentOptions options) {
    if (terminal) {
      err.print("\r\033[K");
    }
    out.printf(
        Locale.ROOT,
        "Mirrored %,d files, %,d bytes (%,d bytes sent, %.1f s).%n",
        report.files(),
        report.bytes(),
        report.bytesSent(),
        report.took().toMillis() / 1e3);
    if (options.verbose() && report.corrected() > 0) {
      out.println(
          "The comparison found " + report.corrected() + " that differed, and mended them.");
    }
    if (report.agrees()) {
      return OK;
    }
    int most = 20;
    err.println(
        "Could not copy everything: "
            + report.differing().size()
            + " files are not in the copy as they are in the folder. Try: mirror again.");
    report.differing().stream().limit(most).forEach(name -> err.println("  " + shown(name)));
    if (report.differing().size() > most) {
      err.println("  …");
    }
    return OUTSIDE_FAILED;
  }

  private void tell(MirrorProblem problem, AgentOptions options) {
    if (options.verbose() || problem.kind() != MirrorProblem.Kind.EVENTS) {
      err.println((terminal ? "\r\033[K" : "") + shown(problem.message()));
    }
  }

  private static String line(MirrorProgress progress) {
    String outage =
        progress.outage().isZero()
            ? ""
            : ", the copy cannot be written for " + progress.outage().toSeconds() + " s";
    return String.format(
        Locale.ROOT,
        "  %,d files, %,d bytes, %,d waiting%s",
        progress.files(),
        progress.bytes(),
        progress.waiting(),
        outage);
  }

  private static Path folder(Path from) throws InputProblem, IOException {
    if (!Files.isDirectory(from)) {
      throw new InputProblem(
          "mirror " + from,
          Files.exists(from) ? "it is not a folder" : "there is no such folder",
          "the path of an existing folder after --from");
    }
    return from.toRealPath();
  }

  private static void refuseNested(Path from, Path to) throws InputProblem, IOException {
    Path target = to.toAbsolutePath().normalize();
    Path existing = target;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    Path real = existing.toRealPath().resolve(existing.relativize(target));
    if (real.startsWith(from) || from.startsWith(real)) {
      throw new InputProblem(
          "mirror " + from + " to " + to,
          real.startsWith(from) ? "the copy would be in the folder" : "the folder is in the copy",
          "a folder elsewhere after --to");
    }
  }

  /** Each pair of folders has a file of its own. */
  private Path cursor(Path from, Destination to) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path home =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    String pair = from + "\n" + to.text();
    UUID id = UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8));
    return home.resolve("runspec").resolve("mirror").resolve(id + ".cursor");
  }

  /** Names may hold anything; a terminal must not obey it. */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String reason(IOException e) {
    return shown(e.getMessage() == null ? e.toString() : e.getMessage());
  }
}
