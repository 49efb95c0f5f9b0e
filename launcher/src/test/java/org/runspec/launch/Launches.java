package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.runspec.backend.Backend;
import org.runspec.config.Secret;
import org.runspec.config.UserHome;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.plan.Plan;
import org.runspec.plan.PlanFixture;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/** A planned job that is launched, as often as one likes, into one store and onto counted nodes. */
final class Launches {
  static final String SECRET = "hunter2-\"'$x";
  private static final Map<String, Secret.Text> SECRETS = Map.of("TOKEN", new Secret.Text(SECRET));

  private final Path folder;
  private final LaunchPlan plan;
  private final UserHome home;
  private final CountedNodes nodes = new CountedNodes();

  Launches(Path folder, LaunchPlan plan) throws IOException {
    this.folder = folder;
    this.plan = plan;
    home = new UserHome(folder.resolve("user"));
    Files.writeString(folder.resolve("node.jar"), "the program");
  }

  static Launches ofSevenRuns(Path folder) throws IOException {
    return new Launches(
        folder, plan(folder, "total_runs: 7\ncompute_nodes: 3\nsecrets: {TOKEN: {env: T}}"));
  }

  static LaunchPlan plan(Path folder, String launcher) throws IOException {
    Plan planned = new PlanFixture(folder).plan("", PlanFixture.spec(launcher));
    return new LaunchPlan(planned, new CountedNodes().render(planned));
  }

  /** The same plan, launched by another user into another store. */
  Launches elsewhere(String name) throws IOException {
    return new Launches(Files.createDirectories(folder.resolve(name)), plan);
  }

  Path store() {
    return folder.resolve("store");
  }

  UserHome home() {
    return home;
  }

  LaunchOrigin origin() {
    return plan.origin();
  }

  Set<String> started() {
    return nodes.started();
  }

  JobRecord launch() throws IOException {
    return launch(BrokenCall.none(), nodes, new Sources(), new Silent());
  }

  JobRecord launch(BrokenCall broken) throws IOException {
    return launch(broken, nodes, new Sources(), new Silent());
  }

  JobRecord launch(Backend target) throws IOException {
    return launch(BrokenCall.none(), target, new Sources(), new Silent());
  }

  JobRecord launch(LaunchPlan.Files files) throws IOException {
    return launch(BrokenCall.none(), nodes, files, new Silent());
  }

  JobRecord launch(Launching listener) throws IOException {
    return launch(BrokenCall.none(), nodes, new Sources(), listener);
  }

  private JobRecord launch(
      BrokenCall broken, Backend target, LaunchPlan.Files files, Launching listener)
      throws IOException {
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      JobLaunch launch =
          new JobLaunch(
              broken.among(RunStore.class, store),
              broken.among(Storage.class, storage),
              broken.among(Backend.class, target),
              home,
              Instant::now,
              new SecureRandom());
      return launch.launch(plan, files, SECRETS, listener);
    }
  }

  List<JobName> jobs() throws IOException {
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      return store.jobs();
    }
  }

  /** The kinds of the events in a job's journal, each with its run. */
  String journal(JobName job) throws IOException {
    List<String> words = new ArrayList<>();
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      JournalPage page = store.read(new Journal.OfJob(job), 0);
      assertEquals(0, page.corrupt());
      page.events()
          .forEach(e -> words.add(e.event() + " " + e.run().map(Object::toString).orElse("-")));
    }
    return String.join(" ", words);
  }

  /** All of the job's files, without what differs from launch to launch. */
  Map<String, String> normal(JobRecord job) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path jobs = store().resolve("jobs");
    try (var found = Files.walk(jobs)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String text =
            Files.readString(file)
                .replace(job.submission(), "ID")
                .replace(job.secretDigest(), "SECRET")
                .replaceAll("\"seed\" : [0-9]+", "SEED")
                .replace(folder.toString(), "FOLDER")
                .replaceAll("20[0-9T:.-]+Z", "TIME");
        files.put(jobs.relativize(file).toString(), text);
      }
    }
    files.put("started", new TreeMap<>(Map.of("nodes", started())).toString());
    try (var tools = Files.list(store().resolve("tools"))) {
      files.put("tools", String.valueOf(tools.count()));
    }
    return files;
  }

  /** Code without files, and a program. */
  class Sources implements LaunchPlan.Files {
    @Override
    public void writeCode(Path zip) throws IOException {
      try (InputStream in = InputStream.nullInputStream()) {
        Files.copy(in, zip, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public Path tool() {
      return folder.resolve("node.jar");
    }
  }

  /** Somebody who looks elsewhere. */
  static class Silent implements Launching {
    @Override
    public void created(JobRecord job) {}

    @Override
    public void uploading(int files) {}

    @Override
    public void packingJava() {}

    @Override
    public void submitted(JobRecord job) {}
  }
}
