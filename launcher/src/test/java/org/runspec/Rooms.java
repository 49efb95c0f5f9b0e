package org.runspec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rooms of the program, named below {@code org.runspec}, and what each may use. */
final class Rooms {
  private static final String TOP = "org.runspec.";
  private static final String AND_BELOW = "..";

  /**
   * What each room may touch of ours beside itself. A room is a package with all packages below it
   * that have no line of their own. A name means one room; with two dots behind it, all rooms below
   * it too.
   */
  static final Map<String, List<String>> ROOMS =
      table(
          """
      spec.problem:
      spec.tree: spec.problem
      spec.yaml: spec.problem spec.tree
      spec.tuning: spec.problem
      spec.catalogue: spec.problem spec.tree spec.yaml
      spec.schema: spec.problem spec.tree spec.yaml spec.catalogue spec.tuning
      spec.repro: spec.problem spec.tree spec.yaml spec.catalogue spec.tuning
      spec.expand: spec.problem spec.tree spec.yaml spec.catalogue spec.tuning spec.schema
          spec.repro
      component: spec..
      component.binding: spec..
      components.network: spec.problem
      components.files:
      components.recordings: components.files spec..
      components: components.network components.files components.recordings component
          spec..
      config: job spec..
      # numbers are shown as they are kept
      run.console: run.journal
      run.journal:
      run.tensorboard:
      run.program.failure:
      run.program.report: spec..
      run.program.command: spec..
      run.program: pace run.program.command run.program.failure run.program.report component
          spec..
      run: pace run.console run.journal run.tensorboard run.program.failure run.program.report
          run.program.command run.program component component.binding spec..
      storage:
      storage.azure: storage pace
      pace:
      batchservice.machine:
      batchservice.cloud: pace batchservice.machine
      batchservice.http: pace batchservice.cloud
      batchservice: pace batchservice.machine batchservice.cloud batchservice.http
      mirror: storage pace
      # alone, the kinds of storage
      mirror.agent: mirror storage storage.azure pace
      job:
      # seeds are mixed in one place
      search.chance: job
      search.parzen: search.chance
      search.stopping:
      search: job search.chance search.parzen
      plan: spec.. config job search
      # what a search knows of other runs is derived as tables are
      store: job storage search
      snapshot: spec..
      # the processes of a run are started and ended as those of a stage
      node: pace job store storage snapshot search search.stopping mirror run.program.failure
          run.program.report run.program.command run.program component spec..
      backend: job plan pace spec..
      image: job plan
      launch: plan config store storage snapshot backend image job spec..
      report.table:
      report.markup: report.table
      report.statistics:
      report: report.table report.filter report.group job store spec..
      report.filter: spec.problem
      report.group: report.filter report.statistics
      report.index: report job store storage
      report.plot.curve: report.statistics
      report.plot.figure: report.plot.curve
      # colours and strokes go as they are
      report.plot.scene: report.plot.curve report.plot.figure
      report.plot.layout: report.plot.curve report.plot.figure report.plot.scene spec.problem
      report.plot.draw: report.plot.curve report.plot.figure report.plot.scene report.markup
          spec.problem
      report.plot: report.plot.curve report.plot.figure report.plot.scene report.plot.layout
          report.plot.draw report.filter spec.problem
      # sizes of files are written as everywhere
      report.screen: report.table report report.summary report.notebook job store run.console
          spec.problem
      # what is written in jobs, beside what became of them
      report.notebook: report report.statistics job store storage snapshot spec..
      report.series: job store
      # words of messages are as everywhere; the space is cut as it was searched
      report.summary: report report.notebook report.statistics job store storage search
          spec.problem
      report.page: report report.markup report.table report.notebook report.summary job store
      transfer: storage spec..
      cli.session: pace config run.console run.journal run.program.command run.program run
          component spec..
      # the one that knows all kinds of places
      cli.storage: cli.session config job store storage storage.azure spec..
      cli.job.list: pace cli.job cli.session config run.program spec.. job store report
          report.filter run.console report.notebook report.index
      # the service that is this program itself
      cli.job: batchservice pace cli.session cli.storage config plan run.program.command spec.. job store storage
          backend launch node report report.index report.screen report.notebook
          run.console run.program
      cli.job.steer: pace cli.job cli.session cli.storage config plan run.program spec.. job store storage
          backend launch node report report.notebook report.index
      # patterns of files are as those of the mirror
      cli.job.files: cli.job cli.session run.console spec.. job store storage snapshot
          transfer mirror report.table report
      cli.job.tensorboard: pace cli.job cli.session config cli.job.plot spec.. job store storage
          report.notebook run.tensorboard transfer
      cli.job.view: cli.job.tensorboard cli.job cli.session run.console spec.. job store storage
          report.table report report.notebook
      cli.job.plot: pace cli.job cli.session config spec.. job store report report.filter
          report.series report.plot report.plot.curve report.plot.figure
      cli.job.summary: cli.job cli.job.plot cli.job.watch cli.session config spec.. job store
          storage report report.notebook report.screen report.summary report.page report.plot
          report.plot.draw report.plot.figure
      cli.job.diff: cli.job cli.session spec.. job store storage report.table report
          report.notebook
      cli.launch.sweep: job plan spec..
      cli.launch: pace cli.launch.sweep cli.session cli.storage cli.job config run.program.command run.program
          run spec.. job plan snapshot search store storage backend launch report run.console
      cli.job.watch: pace cli.job cli.session run.program spec.. job store storage launch node
          report report.screen run.console
      # on top: gathers what a plan needs, and gives every part its parts
      cli: batchservice pace cli.session cli.storage cli.job cli.job.watch cli.job.steer cli.job.files cli.job.list
          cli.job.view cli.job.diff cli.job.plot cli.job.summary cli.launch config run.console
          run.program.command run.program run component component.binding spec.. job plan
          store storage snapshot backend launch node mirror report report.notebook
          report.summary
      """);

  /** The only packages that may use a library; with two dots, those below too. */
  static final Map<String, List<String>> LIBRARIES =
      table(
          """
      org.yaml.snakeyaml: spec.yaml
      org.everit: spec.schema spec.expand
      org.json: spec.schema spec.expand cli..
      com.fasterxml.jackson: run.journal run.program.report job batchservice.cloud
          batchservice.http
      io.jhdf: components.recordings
      com.google.protobuf: run.tensorboard
      org.tensorflow: run.tensorboard
      me.tongfei: run.console
      com.github.difflib: report.notebook
      com.beust: cli..
      # part of the JDK
      com.sun.net.httpserver: node.door
      # part of the JDK
      javax.net.ssl: node.door
      # part of the JDK
      javax.crypto: batchservice.http
      io.methvin: mirror.watch
      com.azure: storage.azure
      com.microsoft: backend.azure
      okhttp3: backend.azure
      retrofit2: backend.azure
      rx: backend.azure
      io.fabric8: backend..
      com.mongodb: store.mongo
      org.bson: store.mongo
      org.bouncycastle: node..
      # part of the JDK
      java.awt: report.plot.draw
      # part of the JDK
      javax.imageio: report.plot.draw
      org.sqlite: report.index
      java.sql: report.index
      """);

  private Rooms() {}

  /** A line for each key, longer ones with indented lines; those with # are comments. */
  private static Map<String, List<String>> table(String text) {
    return text.replaceAll("#.*\n", "")
        .replaceAll("\n +", " ")
        .lines()
        .map(line -> line.split(":\\s*", 2))
        .collect(Collectors.toMap(line -> line[0], line -> words(line[1])));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  /** The room of a package; empty if there is none. */
  static String of(String packageName) {
    return ROOMS.keySet().stream()
        .filter(room -> isAtOrBelow(packageName, room))
        .reduce("", (one, other) -> one.length() > other.length() ? one : other);
  }

  /** Whether a room may touch another. */
  static boolean mayTouch(String room, String other) {
    return other.equals(room)
        || ROOMS.get(room).stream().anyMatch(known -> isMeant(TOP + other, known));
  }

  /** Whether a package may use a library. */
  static boolean mayUse(String packageName, String library) {
    return LIBRARIES.get(library).stream().anyMatch(known -> isMeant(packageName, known));
  }

  private static boolean isMeant(String packageName, String known) {
    return known.endsWith(AND_BELOW)
        ? isAtOrBelow(packageName, known.substring(0, known.length() - AND_BELOW.length()))
        : packageName.equals(TOP + known);
  }

  private static boolean isAtOrBelow(String packageName, String room) {
    return packageName.equals(TOP + room) || packageName.startsWith(TOP + room + ".");
  }
}
