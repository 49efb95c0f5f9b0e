package org.runspec.cli;

import com.beust.jcommander.JCommander;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.runspec.cli.job.CancelCommand;
import org.runspec.cli.job.ListCommand;
import org.runspec.cli.job.ResumeCommand;
import org.runspec.cli.job.diff.DiffCommand;
import org.runspec.cli.job.files.DownloadCommand;
import org.runspec.cli.job.files.ExtractCommand;
import org.runspec.cli.job.files.ShareCommand;
import org.runspec.cli.job.files.UploadCommand;
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

  private static final Map<String, Supplier<Command>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put(RUN, RunCommand::new);
    BY_NAME.put("init", InitCommand::new);
    BY_NAME.put("validate", ValidateCommand::new);
    BY_NAME.put("plan", PlanCommand::new);
    BY_NAME.put("preflight", PreflightCommand::new);
    BY_NAME.put("explain", ExplainCommand::new);
    BY_NAME.put("schema", SchemaCommand::new);
    BY_NAME.put("submit", SubmitCommand::new);
    BY_NAME.put("list", ListCommand::new);
    BY_NAME.put("status", StatusCommand::new);
    BY_NAME.put("monitor", MonitorCommand::new);
    BY_NAME.put("logs", LogsCommand::new);
    BY_NAME.put("attach", AttachCommand::new);
    BY_NAME.put("cancel", CancelCommand::new);
    BY_NAME.put("resume", ResumeCommand::new);
    BY_NAME.put("diff", DiffCommand::new);
    BY_NAME.put("view", ViewCommand::new);
    BY_NAME.put("download", DownloadCommand::new);
    BY_NAME.put("extract", ExtractCommand::new);
    BY_NAME.put("upload", UploadCommand::new);
    BY_NAME.put("share", ShareCommand::new);
    BY_NAME.put("node", NodeCommand::new);
    BY_NAME.put("reference", ReferenceCommand::new);
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
        "direct", "dry-run", "format", "help", "launch", "local", "on", "resume", "set", "version",
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
