package org.runspec.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.config.Shape.Choice;
import org.runspec.config.Shape.Decimal;
import org.runspec.config.Shape.FilePath;
import org.runspec.config.Shape.Keys;
import org.runspec.config.Shape.ListOf;
import org.runspec.config.Shape.Named;
import org.runspec.config.Shape.SecretReference;
import org.runspec.config.Shape.Text;
import org.runspec.config.Shape.Truth;
import org.runspec.config.Shape.Typed;
import org.runspec.config.Shape.Whole;

/** Every section and key of {@code xt_config.yaml}: the one source of checks and JSON Schema. */
final class ConfigShape {
  private static final Shape TEXT = new Text();
  private static final Shape PATH = new FilePath();
  private static final Shape TEXTS = new ListOf(TEXT);
  private static final Shape PATHS = new ListOf(PATH);

  /** The whole file. */
  static final Keys ROOT =
      Shape.keys()
          .with("components", PATHS, "more folders of components")
          .with("external-services", new Named(services()), "services by name: each has a type")
          .with("xt-services", xtServices(), "which of the services and targets are used")
          .with("compute-targets", new Named(target()), "places where jobs run, by name")
          .with(
              "azure-batch-images",
              new Named(image()),
              "what disks of virtual machines begin with, by the name that targets use")
          .with("setups", new Named(setup()), "how nodes are prepared, by name")
          .with("general", general(), "what jobs and runs are called and judged by")
          .with("code", code(), "which files the runs of a job get")
          .with("logging", logging(), "which files of a run are copied live to the store")
          .with("after-files", afterFiles(), "which files are kept when a run ends")
          .with(
              "data", data("data", "data", "$datastore and XT_DATA_DIR"), "the data that runs read")
          .with("model", data("model", "models", "XT_MODEL_DIR"), "the models that runs read")
          .with("hyperparameter-search", search(), "how searches go on")
          .with("run-reports", reports(), "the tables of runs; not used yet")
          .with("job-reports", reports(), "the tables of jobs; not used yet");

  private ConfigShape() {}

  private static Typed services() {
    Map<String, Keys> types = new LinkedHashMap<>();
    types.put("local", Shape.keys());
    types.put(
        "storage",
        Shape.keys()
            .with(
                "provider",
                new Choice(StorageService.PROVIDERS),
                "local, or nothing, is a folder; azure-blob-21 is a container of Azure Blob storage")
            .with(
                "path",
                PATH,
                "local: the folder where files live; without it, .runspec/store of the project")
            .with("account", TEXT, "azure-blob-21: the name of the storage account")
            .with(
                "url",
                TEXT,
                "azure-blob-21: the account's address instead of its name, such as"
                    + " https://ourlab.blob.core.windows.net or an emulator's"
                    + " http://127.0.0.1:10000/devstoreaccount1")
            .with("container", TEXT, "azure-blob-21: the container; without it, runspec")
            .with("folder", TEXT, "azure-blob-21: a folder of the container; without it, all of it")
            .with(
                "storage-key",
                new SecretReference(),
                "azure-blob-21: where the account's key is kept, or a connection string or shared"
                    + " access signature; without it, whoever is logged in to Azure asks"));
    types.put(
        "mongo",
        Shape.keys()
            .with(
                "mongo-connection-string",
                new SecretReference(),
                "where the connection string is kept"));
    types.put(
        BatchTargets.TYPE,
        Shape.keys()
            .with(
                "url",
                TEXT,
                "https://ACCOUNT.REGION.batch.azure.com; or local, for a service on this machine that"
                    + " is started when it is needed")
            .with("account", TEXT, "the account's name; without it, the first name of the address")
            .with("batch-key", new SecretReference(), "where the account's key is kept"));
    return new Typed(types);
  }

  private static Keys image() {
    return Shape.keys()
        .with("publisher", TEXT, "who made it, such as canonical")
        .with("offer", TEXT, "which of the publisher's systems, such as ubuntu-24_04-lts")
        .with("sku", TEXT, "which edition of it, such as server")
        .with("version", TEXT, "of the edition; without it, latest")
        .with("id", TEXT, "instead of these: the resource id of an image in a gallery of your own")
        .with("node-agent", TEXT, "the node agent for its system, such as batch.node.ubuntu 24.04");
  }

  private static Keys xtServices() {
    return Shape.keys()
        .with("target", TEXT, "the compute target of runspecs that name none")
        .with("storage", TEXT, "the service where files live")
        .with("mongo", TEXT, "the service where records live; without it they are files");
  }

  private static Keys target() {
    return Shape.keys()
        .with("service", TEXT, "the service that gives its nodes")
        .with("storage", TEXT, "the service where its jobs live; without it, that of xt-services")
        .with("nodes", new Whole(1), "nodes that a job may have at most")
        .with(
            "slots",
            new Whole(1),
            "runs of all jobs that may go on at a time on one machine; without it, one per core")
        .with("gpus", new Decimal(0), "GPUs for each run, unless the runspec says it")
        .with("setup", TEXT, "the setup that prepares its nodes")
        .with(
            "java",
            TEXT,
            "the path of a Java 17 or later; auto, or nothing, finds one that is there; shipped is one"
                + " that comes along")
        .with("env", new Named(TEXT), "variables of all its runs")
        .with(
            "door",
            new Choice(List.of("loopback", "open", "none")),
            "whom its nodes answer: this machine (so without it), every machine, nobody")
        .with(
            "lease",
            new Decimal(1),
            "seconds of silence after which a node counts as lost; without it, 60, or 90 where the"
                + " store is on a file system that machines share, such as NFS")
        .with("grace", new Decimal(0), "seconds that a run has to stop by itself; without it, 30")
        .with("vm-size", TEXT, "of a batch service's machines; without it, Standard_D2s_v3")
        .with("azure-image", TEXT, "one of azure-batch-images; without it, ubuntu-24.04")
        .with("container", TEXT, "the container image in which a batch service's nodes run")
        .with(
            "low-pri",
            new Truth(),
            "whether a batch service's machines are cheaper ones that may be withdrawn, unless the"
                + " runspec says it; without it, they are")
        .with(
            "queue-days",
            new Whole(1),
            "days that nodes may wait for machines of a batch service; without it, 30")
        .with(
            "retries",
            new Whole(0),
            "how often a batch service starts a failed node again; without it, 3")
        .with("hours", new Decimal(0), "that a node of a batch service lives at most")
        .with("admin", new Truth(), "whether nodes of a batch service run as root")
        .with(
            "core-quota",
            new Whole(1),
            "cores that the batch account has of this kind, for plans: the service tells nobody");
  }

  private static Keys setup() {
    return Shape.keys()
        .with("activate", TEXT, "a shell command that activates an environment")
        .with("conda-packages", TEXTS, "installed by conda")
        .with("pip-packages", TEXTS, "installed by pip")
        .with("python-path", TEXTS, "folders in front of PYTHONPATH, relative to the run's folder")
        .with("commands", TEXTS, "shell commands, executed last");
  }

  private static Keys general() {
    return Shape.keys()
        .with("workspace", TEXT, "whose runs they are: letters, digits and dashes")
        .with("experiment", TEXT, "a word to group jobs by")
        .with("username", TEXT, "who launches, instead of the login name")
        .with("primary-metric", TEXT, "the metric that decides which run is best")
        .with("maximize-metric", new Truth(), "whether more of it is better")
        .with("step-name", TEXT, "what steps are called; not used yet");
  }

  private static Keys code() {
    return Shape.keys()
        .with(
            "code-dirs",
            TEXTS,
            "what goes into the snapshot: SOURCE or SOURCE::DEST; DIR/** with all below it, DIR/* its"
                + " files only")
        .with("code-omit", TEXTS, "names of files and folders that are left out, such as '*.bin'")
        .with("working-dir", TEXT, "where commands run, relative to the snapshot's root")
        .with("max-size-mb", new Whole(1), "a larger snapshot is refused");
  }

  private static Keys logging() {
    return Shape.keys()
        .with("mirror-files", TEXTS, "patterns of files, relative to the run's folder")
        .with("mirror-omit", TEXTS, "patterns of files that are not copied all the same")
        .with("max-file-mb", new Whole(1), "larger files are not copied");
  }

  private static Keys afterFiles() {
    return Shape.keys()
        .with("after-dirs", TEXTS, "patterns of files, relative to the run's folder");
  }

  private static Keys data(String name, String share, String variable) {
    return Shape.keys()
        .with(name + "-local", PATH, "what " + variable + " stands for on this machine")
        .with(
            name + "-action",
            new Choice(List.of("none", "download", "mount")),
            "how it comes to nodes: they download it from the store's share once, or read it where it lies")
        .with(
            name + "-share-path",
            TEXT,
            "the folder of the store's share " + share + " that is meant; without it, all of it");
  }

  private static Keys search() {
    return Shape.keys()
        .with("concurrent", new Whole(1), "runs going at a time on each node")
        .with("schedule", new Choice(List.of("dynamic", "static")), "who starts a run first");
  }

  private static Keys reports() {
    return Shape.keys()
        .with("columns", TEXTS, "columns in order")
        .with("sort", TEXT, "the column to sort by")
        .with("last", new Whole(1), "how many rows are shown")
        .with("reverse", new Truth(), "whether the order is turned round");
  }
}
