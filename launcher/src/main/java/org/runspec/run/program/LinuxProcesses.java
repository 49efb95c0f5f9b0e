package org.runspec.run.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.runspec.spec.problem.ExternalProblem;

/**
 * Finds processes by what the kernel tells of each: a mark in its environment, which children
 * inherit even if they begin a session of their own; the leader's session and group; and their
 * descendants.
 */
final class LinuxProcesses implements ProcessFinder {
  /** The states of processes that have ended, though their parent has not noticed. */
  private static final String CORPSES = "ZXx";

  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;

  private final Path proc;
  private final ProcessHandle leader;
  private final String mark;
  private final boolean ownSession;

  /** Once a session is empty its number may go to strangers. */
  private boolean sessionLives = true;

  /**
   * Looks for one program's processes.
   *
   * @param proc the kernel's folder of processes
   * @param mark stands in the value of a variable of the program's environment, and nowhere else
   * @param ownSession whether the leader began a session
   */
  LinuxProcesses(Path proc, ProcessHandle leader, String mark, boolean ownSession) {
    this.proc = proc;
    this.leader = leader;
    this.mark = mark;
    this.ownSession = ownSession;
  }

  @Override
  public List<ProcessHandle> running() {
    Map<Long, String[]> all = processes();
    Set<Long> ours = new HashSet<>();
    Set<Long> inSession = new HashSet<>();
    all.forEach(
        (pid, stat) -> {
          if (ownSession && sessionLives && isOfLeader(stat)) {
            inSession.add(pid);
          } else if (hasMark(pid)) {
            ours.add(pid);
          }
        });
    sessionLives = !inSession.isEmpty() || leader.isAlive();
    ours.addAll(inSession);
    addDescendants(all, ours);
    ours.remove(leader.pid());
    ours.remove(ProcessHandle.current().pid());
    return ours.stream().map(ProcessHandle::of).flatMap(Optional::stream).toList();
  }

  private boolean isOfLeader(String[] stat) {
    String pid = Long.toString(leader.pid());
    return stat[GROUP].equals(pid) || stat[SESSION].equals(pid);
  }

  private static void addDescendants(Map<Long, String[]> all, Set<Long> ours) {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Map.Entry<Long, String[]> process : all.entrySet()) {
        if (ours.contains(Long.valueOf(process.getValue()[PARENT]))) {
          grew |= ours.add(process.getKey());
        }
      }
    }
  }

  private Map<Long, String[]> processes() {
    Map<Long, String[]> found = new TreeMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path folder : folders) {
        stat(folder)
            .filter(stat -> !CORPSES.contains(stat[STATE]))
            .ifPresent(stat -> found.put(Long.valueOf(folder.getFileName().toString()), stat));
      }
    } catch (IOException e) {
      throw new ExternalProblem("list the processes in " + proc, e, "again later");
    }
    return found;
  }

  /** State, parent, group and session; they stand behind the name, which may hold anything. */
  private static Optional<String[]> stat(Path folder) {
    return content(folder.resolve("stat"))
        .filter(text -> text.contains(") "))
        .map(text -> text.substring(text.lastIndexOf(") ") + 2).split(" "))
        .filter(fields -> fields.length > SESSION);
  }

  private boolean hasMark(long pid) {
    return content(proc.resolve(Long.toString(pid)).resolve("environ"))
        .filter(text -> text.contains(mark))
        .isPresent();
  }

  /** Empty if the process has gone or belongs to somebody else. */
  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
