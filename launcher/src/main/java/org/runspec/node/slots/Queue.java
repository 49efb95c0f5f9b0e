package org.runspec.node.slots;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who waits for a slot, in order: files whose names sort, each locked by the process that waits.
 * The first half of a name is the job's number in the queue of jobs, which it keeps while any of
 * its nodes lives; so a second job comes behind the first, and a job's nodes take turns. Used under
 * the folder's mutex.
 */
final class Queue {
  private static final String NUMBER = "%012d";

  private final Path jobs;
  private final Path waiting;

  /** Locked files of this process; they must not be opened again. */
  private final SortedSet<String> own = new TreeSet<>();

  Queue(Path folder) throws IOException {
    this.jobs = Files.createDirectories(folder.resolve("jobs"));
    this.waiting = Files.createDirectories(folder.resolve("waiting"));
  }

  /**
   * The number of a job: that of another node of it that lives, or a new one behind all others.
   * Called once in a process.
   *
   * @param node what no other node of any job is called
   */
  LockedFile enter(String job, String node) throws IOException {
    long number = 0;
    long last = 0;
    for (String name : names(jobs)) {
      String[] parts = name.split("\\.", 3);
      if (!isAlive(jobs.resolve(name))) {
        continue;
      }
      last = Math.max(last, Long.parseLong(parts[0]));
      if (parts[1].equals(job)) {
        number = Long.parseLong(parts[0]);
      }
    }
    String name = NUMBER.formatted(number == 0 ? last + 1 : number) + "." + job + "." + node;
    return LockedFile.tryLock(jobs.resolve(name))
        .orElseThrow(() -> new IOException("another process is node " + node + " of " + job));
  }

  /** Goes to the end of the job's part of the queue. */
  LockedFile join(LockedFile job) throws IOException {
    String jobNumber = job.path().getFileName().toString().split("\\.", 2)[0];
    SortedSet<String> all = names(waiting);
    long last = 0;
    for (String name : all) {
      last = Math.max(last, Long.parseLong(name.split("\\.", 2)[1]));
    }
    String name = jobNumber + "." + NUMBER.formatted(last + 1);
    LockedFile ticket =
        LockedFile.tryLock(waiting.resolve(name))
            .orElseThrow(() -> new IOException("another process made " + name));
    own.add(name);
    return ticket;
  }

  void leave(LockedFile ticket) throws IOException {
    ticket.delete();
    own.remove(ticket.path().getFileName().toString());
  }

  /** Who is next: a name of a ticket; empty if nobody waits. */
  Optional<String> first() throws IOException {
    for (String name : names(waiting)) {
      if (own.contains(name) || isAlive(waiting.resolve(name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Whether a process beside this one waits. */
  boolean othersWait() throws IOException {
    for (String name : names(waiting)) {
      if (!own.contains(name) && isAlive(waiting.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /** Whether its process lives; the file of a dead one is removed. */
  private static boolean isAlive(Path file) throws IOException {
    Optional<LockedFile> orphan = LockedFile.tryLockExisting(file);
    if (orphan.isPresent()) {
      orphan.get().delete();
      return false;
    }
    return Files.exists(file);
  }

  private static SortedSet<String> names(Path folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9]*")) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }
}
