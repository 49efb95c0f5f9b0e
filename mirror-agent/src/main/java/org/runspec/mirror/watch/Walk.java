package org.runspec.mirror.watch;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.mirror.tree.Survey;
import org.runspec.pace.Allowance;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/** One walk through the tree, which names the files that need attention. */
final class Walk implements Survey.Visitor {
  private static final Duration OVERDUE = Duration.ofSeconds(10);

  private final Findings findings;
  private final WalkMemory memory;
  private final HotFiles hot;
  private final Allowance allowance;
  private final BooleanSupplier ended;
  private final boolean hurried;
  private final long overdue;
  private long files;
  private boolean interrupted;

  Walk(
      Findings findings,
      WalkMemory memory,
      HotFiles hot,
      Allowance allowance,
      Pacer pacer,
      boolean hurried,
      BooleanSupplier ended) {
    this.findings = findings;
    this.memory = memory;
    this.hot = hot;
    this.allowance = allowance;
    this.hurried = hurried;
    this.ended = ended;
    this.overdue = pacer.wallNanos() - OVERDUE.toNanos();
  }

  /** How many files were met. */
  long files() {
    return files;
  }

  /** Whether the thread was asked to end meanwhile. */
  boolean interrupted() {
    return interrupted;
  }

  @Override
  public boolean goesOn() {
    if (!hurried && allowance.isLimited()) {
      try {
        allowance.take(1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      hot.due().forEach(findings::changed);
    }
    return !interrupted && !ended.getAsBoolean();
  }

  @Override
  public void file(ObjectKey name, BasicFileAttributes attributes) {
    files++;
    if (findings.isCurrent(name, attributes)) {
      return;
    }
    long modified = FileState.modified(attributes);
    boolean named = memory.met(name, 31 * modified + attributes.size(), modified < overdue);
    if (named || hurried) {
      hot.add(name);
      findings.changed(name);
    }
  }

  @Override
  public void link(ObjectKey name) {
    files++;
    findings.link(name);
  }

  @Override
  public void unreadable(ObjectKey name, SourceFailure failure) {
    findings.unreadable(name.path(), failure);
  }

  @Override
  public void nameless(Path file) {
    findings.nameless(file);
  }
}
