package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.SystemSignal;
import org.runspec.cli.storage.NodeStorage;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.node.Log;
import org.runspec.node.Node;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.AccessRefused;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;
import org.runspec.store.mongo.MongoRunStore;

@Parameters(
    commandDescription =
        "Executes a job's runs on this machine until nothing is left to do. Jobs start it by"
            + " themselves on each of their nodes.")
final class NodeCommand implements Command {
  @Parameter(description = "SETTING.json")
  private List<String> files = new ArrayList<>();

  @Parameter(names = "--node", description = "Which node of the job this is, from 0")
  private int number = -1;

  @Override
  public ExitCode run(Session session) {
    if (files.size() != 1) {
      throw new UserProblem(
          "be a node",
          files.isEmpty() ? "no setting is named" : files.size() + " settings are named",
          "to launch a job, which starts its nodes itself");
    }
    Path file = session.directory().resolve(GivenPath.of(files.get(0)));
    NodeSetting setting = setting(file).in(session.environment());
    if (number < 0) {
      throw new UserProblem("be a node of " + setting.job(), "no --node was given", "--node 0");
    }
    try (Storage storage = NodeStorage.open(setting, session.environment());
        RunStore store = store(setting, storage, session)) {
      Log log = new Log(session.err(), Clock.systemUTC());
      Node node =
          new Node(setting, number, store, storage, session.environment(), log, session.out());
      try {
        return live(node, log);
      } finally {
        new NodeOutput(setting, number, storage).keep(session.environment(), log);
      }
    } catch (IOException e) {
      String fix =
          e instanceof AccessRefused
              ? "'resume " + setting.job() + "', which gives its nodes another signature"
              : "again later";
      throw new ExternalProblem("be node " + number + " of " + setting.job(), e, fix);
    }
  }

  /**
   * A signal asks the node to leave; a second one changes nothing. Whoever started the node tells
   * by the exit code whether there was more to do, and knows whether that is to be done here.
   */
  private static ExitCode live(Node node, Log log) throws IOException {
    List<SystemSignal> signals =
        Stream.of("TERM", "INT", "HUP")
            .map(name -> SystemSignal.handle(name, () -> drain(node, name, log)))
            .flatMap(Optional::stream)
            .toList();
    try {
      return switch (node.live()) {
        case LEFT, RESTART -> ExitCode.DONE;
        case WITHDRAWN -> ExitCode.TERMINATED;
        case FAILED -> ExitCode.FAILED;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      signals.forEach(SystemSignal::close);
    }
  }

  private static void drain(Node node, String signal, Log log) {
    log.note("SIG" + signal + ": the node leaves");
    node.drain();
  }

  private static NodeSetting setting(Path file) {
    try {
      return RecordFormat.read(Files.readAllBytes(file), NodeSetting.class);
    } catch (CorruptRecordException e) {
      throw new UserProblem(
          "read " + file,
          "it is no setting of a node: " + e.getMessage(),
          "launching the job again");
    } catch (NoSuchFileException e) {
      throw new UserProblem("read " + file, "there is no such file", "launching the job again");
    } catch (IOException e) {
      throw new ExternalProblem("read " + file, e, "again later");
    }
  }

  private static RunStore store(NodeSetting setting, Storage storage, Session session) {
    if (setting.database().isEmpty()) {
      return FileRunStore.on(storage);
    }
    String variable = setting.database().get();
    String address = session.environment().get(variable);
    if (address == null) {
      throw new UserProblem(
          "reach the database of " + setting.job(),
          "the environment variable " + variable + " is not set",
          "launching the job again");
    }
    return MongoRunStore.at(address);
  }
}
