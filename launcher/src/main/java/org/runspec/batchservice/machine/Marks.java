package org.runspec.batchservice.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the processes of tasks. Where the kernel tells the environment that a process began with,
 * they are known by their task's folder in it, even in a session of their own; elsewhere by their
 * leader and its descendants.
 */
final class Marks {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int ROUNDS = 50;

  private final boolean linux = Files.isReadable(PROCESSES.resolve("self/environ"));

  static String mark(TaskPlace place) {
    return "AZ_BATCH_TASK_DIR=" + place.folder();
  }

  /** Whether a process lives and is the task's. */
  boolean isAlive(long number, TaskPlace place) {
    Optional<ProcessHandle> process = ProcessHandle.of(number).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && (!linux || belongs(PROCESSES.resolve(String.valueOf(number)), Set.of(mark(place))));
  }

  /** Ends all processes of tasks; those that begin meanwhile too. */
  void killAll(Collection<TaskPlace> places) throws IOException {
    Set<Long> told = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean fresh = false;
      for (ProcessHandle process : find(places)) {
        fresh |= told.add(process.pid());
        process.destroyForcibly();
      }
      if (!fresh) {
        return;
      }
    }
  }

  private Set<ProcessHandle> find(Collection<TaskPlace> places) throws IOException {
    Set<ProcessHandle> found = new HashSet<>();
    for (TaskPlace place : places) {
      leader(place).stream()
          .mapToObj(ProcessHandle::of)
          .flatMap(Optional::stream)
          .filter(process -> isAlive(process.pid(), place))
          .forEach(process -> addWithDescendants(process, found));
    }
    if (linux) {
      Set<String> marks = places.stream().map(Marks::mark).collect(Collectors.toSet());
      marked(marks).forEach(process -> addWithDescendants(process, found));
    }
    return found;
  }

  private static OptionalLong leader(TaskPlace place) throws IOException {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(place.process()).strip()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  private static void addWithDescendants(ProcessHandle process, Set<ProcessHandle> found) {
    process.descendants().forEach(found::add);
    found.add(process);
  }

  private static List<ProcessHandle> marked(Set<String> marks) throws IOException {
    long self = ProcessHandle.current().pid();
    try (Stream<Path> entries = Files.list(PROCESSES)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("[0-9]+"))
          .filter(entry -> belongs(entry, marks))
          .map(entry -> Long.parseLong(entry.getFileName().toString()))
          .filter(number -> number != self)
          .map(ProcessHandle::of)
          .flatMap(Optional::stream)
          .filter(ProcessHandle::isAlive)
          .toList();
    }
  }

  /** Whether a process began with one of the marks in its environment. */
  private static boolean belongs(Path process, Set<String> marks) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return Stream.of(new String(environment, StandardCharsets.UTF_8).split("\0"))
          .anyMatch(marks::contains);
    } catch (IOException e) {
      return false; // it is gone, or another user's
    }
  }
}
