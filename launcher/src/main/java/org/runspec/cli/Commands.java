package org.runspec.cli;

import com.beust.jcommander.JCommander;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.runspec.cli.job.diff.DiffCommand;
import org.runspec.cli.job.files.DownloadCommand;
import org.runspec.cli.job.files.ExtractCommand;
import org.runspec.cli.job.files.ShareCommand;
import org.runspec.cli.job.files.UploadCommand;
import org.runspec.cli.job.list.ListCommand;
import org.runspec.cli.job.list.RebuildCommand;
import org.runspec.cli.job.plot.PlotCommand;
import org.runspec.cli.job.steer.CancelCommand;
import org.runspec.cli.job.steer.ConcurrencyCommand;
import org.runspec.cli.job.steer.DeleteCommand;
import org.runspec.cli.job.steer.GcCommand;
import org.runspec.cli.job.steer.HoldCommand;
import org.runspec.cli.job.steer.RestartCommand;
import org.runspec.cli.job.steer.ResumeCommand;
import org.runspec.cli.job.steer.TagsCommand;
import org.runspec.cli.job.summary.ReportCommand;
import org.runspec.cli.job.summary.SummaryCommand;
import org.runspec.cli.job.view.ViewCommand;
import org.runspec.cli.job.watch.AttachCommand;
import org.runspec.cli.job.watch.LogsCommand;
import org.runspec.cli.job.watch.MonitorCommand;
import org.runspec.cli.job.watch.StatusCommand;
import org.runspec.cli.launch.SubmitCommand;
import org.runspec.cli.session.Command;

/** All commands by name; the one for running a runspec needs no name. */
final class Commands {
  /** The command that a runspec alone stands for. */
  static final String RUN = "run";

  /** What jobs start on their nodes. */
  static final String NODE = "node";

  private static final Map<String, Supplier<Command>> BY_NAME = new LinkedHashMap<>();

  // Not references to constructors: those load the classes now, and node.jar lacks some of what
  // they need.
  static {
    BY_NAME.put(RUN, () -> new RunCommand());
    BY_NAME.put("init", () -> new InitCommand());
    BY_NAME.put("validate", () -> new ValidateCommand());
    BY_NAME.put("plan", () -> new PlanCommand());
    BY_NAME.put("preflight", () -> new PreflightCommand());
    BY_NAME.put("explain", () -> new ExplainCommand());
    BY_NAME.put("schema", () -> new SchemaCommand());
    BY_NAME.put("submit", () -> new SubmitCommand());
    BY_NAME.put("list", () -> new ListCommand());
    BY_NAME.put("status", () -> new StatusCommand());
    BY_NAME.put("monitor", () -> new MonitorCommand());
    BY_NAME.put("logs", () -> new LogsCommand());
    BY_NAME.put("attach", () -> new AttachCommand());
    BY_NAME.put("cancel", () -> new CancelCommand());
    BY_NAME.put("resume", () -> new ResumeCommand());
    BY_NAME.put("summary", () -> new SummaryCommand());
    BY_NAME.put("report", () -> new ReportCommand());
    BY_NAME.put("diff", () -> new DiffCommand());
    BY_NAME.put("rerun", () -> new RerunCommand());
    BY_NAME.put("restart", () -> new RestartCommand());
    BY_NAME.put("hold", () -> new HoldCommand());
    BY_NAME.put("concurrency", () -> new ConcurrencyCommand());
    BY_NAME.put("tags", () -> new TagsCommand());
    BY_NAME.put("delete", () -> new DeleteCommand());
    BY_NAME.put("gc", () -> new GcCommand());
    BY_NAME.put("view", () -> new ViewCommand());
    BY_NAME.put("plot", () -> new PlotCommand());
    BY_NAME.put("download", () -> new DownloadCommand());
    BY_NAME.put("extract", () -> new ExtractCommand());
    BY_NAME.put("upload", () -> new UploadCommand());
    BY_NAME.put("share", () -> new ShareCommand());
    BY_NAME.put("rebuild", () -> new RebuildCommand());
    BY_NAME.put(NODE, () -> new NodeCommand());
    BY_NAME.put("batch-service", () -> new BatchServiceCommand());
    BY_NAME.put("reference", () -> new ReferenceCommand());
  }

  private Commands() {}

  static Map<String, Supplier<Command>> byName() {
    return BY_NAME;
  }

  /**
   * What may stand behind {@code --} for a command that loads runspecs, or for all commands: no
   * replacement of such a name could be set. Written out, since asking the commands would slow each
   * start-up down; a test holds it. Options of other commands take no names away from runspecs.
   */
  static Set<String> optionNames() {
    return Set.of(
        "best",
        "direct",
        "dry-run",
        "format",
        "help",
        "launch",
        "local",
        "new-code",
        "on",
        "resume",
        "runs",
        "set",
        "version",
        "yes");
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** A new command, ready for its options; empty if none has the name. */
  static Optional<Command> named(String word) {
    return Optional.ofNullable(BY_NAME.get(word)).map(Supplier::get);
  }

  /** A new command that there is. */
  static Command of(String name) {
    return named(name).orElseThrow();
  }

  /** The options that a command takes, ready to be listed and parsed into it. */
  static JCommander optionsOf(Command command) {
    JCommander options = JCommander.newBuilder().addObject(command).build();
    options.createDescriptions();
    return options;
  }
}
