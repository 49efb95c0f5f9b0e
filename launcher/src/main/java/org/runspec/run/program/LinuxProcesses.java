package org.runspec.run.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds processes by what the kernel tells of each: a mark, which children inherit even if they
 * begin a session of their own; the sessions and groups that the program's processes began; and
 * their descendants. Whoever was found once stays known, whatever it sheds later. A process that
 * began before the leader is none of the program's.
 */
final class LinuxProcesses implements ProcessFinder {
  /** No system gives all its numbers within this time, in nanoseconds. */
  private static final long YOUTH = 500_000_000;

  private final ProcessTable table;
  private final ProcessHandle leader;
  private final ProcessMark mark;
  private final boolean ownSession;
  private final long started;
  private final long self = ProcessHandle.current().pid();
  private final long foreign;
  private final long looking = System.nanoTime();

  private Map<Long, ProcessEntry> known = new HashMap<>();

  /** Once a session is empty its number may go to strangers. */
  private boolean leaderWasThere = true;

  /**
   * Looks for one program's processes.
   *
   * @param leader just started
   * @param mark the program's
   * @param ownSession whether the leader began a session
   */
  LinuxProcesses(ProcessTable table, ProcessHandle leader, ProcessMark mark, boolean ownSession) {
    this.table = table;
    this.leader = leader;
    this.mark = mark;
    this.ownSession = ownSession;
    this.foreign = table.entry(self).map(ProcessEntry::session).orElse(-1L);
    this.started =
        table.entry(leader.pid()).or(() -> table.entry(self)).map(ProcessEntry::started).orElse(0L);
  }

  @Override
  public void observe() {
    look();
  }

  @Override
  public List<ProcessHandle> running() {
    look();
    return known.values().stream().map(table::handle).flatMap(Optional::stream).toList();
  }

  private void look() {
    boolean young = System.nanoTime() - looking < YOUTH;
    Map<Long, ProcessEntry> all = young ? table.allAfter(leader.pid()) : table.all();
    all.values().removeIf(entry -> entry.started() < started || entry.pid() == self);

    OwnSessions sessions = new OwnSessions(foreign);
    boolean leaderIsThere = leader.isAlive();
    if (ownSession && leaderWasThere) {
      sessions.add(leader.pid());
    }
    leaderWasThere = leaderIsThere;

    Map<Long, ProcessEntry> ours = new TreeMap<>();
    for (ProcessEntry entry : all.values()) {
      boolean isLeader = leaderIsThere && entry.pid() == leader.pid();
      if (isLeader || entry.isSameAs(known.get(entry.pid())) || mark.isOn(table, entry.pid())) {
        ours.put(entry.pid(), entry);
      }
    }
    ours.values().forEach(sessions::learnFrom);
    addRelatives(all.values(), ours, sessions);
    ours.remove(leader.pid());
    known = ours;
  }

  /** Adds those that share a session with one of ours, or have one as their parent. */
  private static void addRelatives(
      Iterable<ProcessEntry> all, Map<Long, ProcessEntry> ours, OwnSessions sessions) {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (ProcessEntry entry : all) {
        boolean related = ours.containsKey(entry.parent()) || sessions.hold(entry);
        if (related && ours.putIfAbsent(entry.pid(), entry) == null) {
          sessions.learnFrom(entry);
          grew = true;
        }
      }
    }
  }
}
