package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the state in files, one for each resource, so that the service can be started again. */
final class Ledger {
  private static final String ENDING = ".json";
  private static final String CIRCUMSTANCES = "faults.json";
  private static final String POOLS = "pools";
  private static final String NODES = "nodes";
  private static final String JOBS = "jobs";
  private static final String TASKS = "tasks";

  private final Path folder;
  private final Set<Path> known = new HashSet<>();
  private Circumstances circumstances = Circumstances.USUAL;

  Ledger(Path folder) {
    this.folder = folder;
  }

  /** Writes what has changed since the last time. */
  void save(State state) throws IOException {
    if (!state.circumstances().equals(circumstances)) {
      write(folder.resolve(CIRCUMSTANCES), state.circumstances().json());
      circumstances = state.circumstances();
    }
    Set<Path> needed = new HashSet<>();
    for (Pool pool : state.pools()) {
      save(folder.resolve(POOLS), pool.id(), pool.document(), needed);
      for (Node node : pool.nodes()) {
        save(folder.resolve(NODES).resolve(pool.id()), node.id(), node.document(), needed);
      }
    }
    for (Job job : state.jobs()) {
      save(folder.resolve(JOBS), job.id(), job.document(), needed);
      for (Task task : job.tasks()) {
        save(folder.resolve(TASKS).resolve(job.id()), task.id(), task.document(), needed);
      }
    }
    for (Path file : known) {
      if (!needed.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
    known.clear();
    known.addAll(needed);
  }

  private void save(Path place, String id, Document document, Set<Path> needed) throws IOException {
    Path file = place.resolve(id + ENDING);
    needed.add(file);
    if (!document.takeChange() && known.contains(file)) {
      return;
    }
    write(file, document.whole());
  }

  private static void write(Path file, ObjectNode fields) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, Json.text(fields));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads what was kept. */
  void load(State state) throws IOException {
    if (Files.exists(folder.resolve(CIRCUMSTANCES))) {
      ObjectNode kept = Json.read(Files.readString(folder.resolve(CIRCUMSTANCES)));
      circumstances = Circumstances.USUAL.with(kept);
      state.circumstances(circumstances);
    }
    for (Document document : read(folder.resolve(POOLS))) {
      Pool pool = new Pool(document);
      read(folder.resolve(NODES).resolve(pool.id())).forEach(node -> pool.add(new Node(node)));
      state.add(pool);
    }
    for (Document document : read(folder.resolve(JOBS))) {
      Job job = new Job(document);
      read(folder.resolve(TASKS).resolve(job.id())).forEach(task -> job.add(new Task(task)));
      state.add(job);
    }
  }

  /** In the order in which they were made. */
  private List<Document> read(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(place)) {
      files = entries.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      ObjectNode fields = Json.read(Files.readString(file));
      known.add(file);
      documents.add(new Document(fields));
    }
    documents.sort(
        Comparator.comparing((Document document) -> document.text("creationTime"))
            .thenComparing(document -> document.at("local").path("order").asInt(0))
            .thenComparing(document -> document.text("id")));
    return documents;
  }
}
