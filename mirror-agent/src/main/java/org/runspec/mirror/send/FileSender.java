package org.runspec.mirror.send;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.runspec.mirror.cursor.Block;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.FileCursor;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceContent;
import org.runspec.mirror.tree.SourceFile;
import org.runspec.mirror.tree.Tree;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;

/**
 * Sends ordinary files: of one that has grown, what is new; of one that is new, was replaced,
 * truncated or rewritten, everything, in one step.
 *
 * <p>Rewriting shows in another identity, a smaller size, or other bytes at the start or at the end
 * of what was sent. Where only the time of modification differs, all bytes are compared, once the
 * file has been left alone for a while. What escapes all that is found by the final comparison.
 */
public final class FileSender {
  /** Small enough to stay in the processor's cache from reading to writing. */
  private static final int PIECE = 1 << 18;

  /** A new file up to this size appears in one step. */
  private static final int SMALL = 1 << 22;

  /** So much of one file at a time, lest the others wait. */
  private static final long MOST_AT_ONCE = 1L << 26;

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration SETTLING = Duration.ofMillis(150);

  private final Tree tree;
  private final Target target;
  private final Cursors cursors;
  private final DeletedFiles deleted;
  private final Limits limits;
  private final Notes notes;
  private final Pacer pacer;

  /** Sums of what was sent, to be continued; {@link FileCursor#sum} is the value of each. */
  private final Map<ObjectKey, CRC32C> sums = new ConcurrentHashMap<>();

  private final Renamings renamings;
  private final Drafts drafts;

  /** Sends files of a tree to a target. */
  public FileSender(
      Tree tree,
      Target target,
      Cursors cursors,
      DeletedFiles deleted,
      Limits limits,
      Notes notes,
      Pacer pacer) {
    this.tree = tree;
    this.target = target;
    this.cursors = cursors;
    this.deleted = deleted;
    this.limits = limits;
    this.notes = notes;
    this.pacer = pacer;
    this.renamings = new Renamings(tree);
    this.drafts = new Drafts(cursors, SETTLING);
    cursors.files().forEach(renamings::sent);
  }

  /**
   * Looks at a file and sends what the storage lacks.
   *
   * @param patient whether a file that may be in the midst of a change is left for later
   * @throws org.runspec.mirror.tree.SourceFailure if the file could not be read as it was
   * @throws IOException if the storage failed
   */
  public Look look(ObjectKey name, boolean patient) throws IOException {
    Optional<FileState> found = tree.look(name);
    if (found.isEmpty()) {
      gone(name);
      return Look.DONE;
    }
    FileState now = found.get();
    FileCursor known = cursors.of(name).orElse(null);
    if (known != null && known.isCurrent(now.identity(), now.size(), now.modified())) {
      return Look.DONE;
    }
    if (known == null && patient && drafts.mayBe(name, now, pacer.wallNanos())) {
      return Look.again(SETTLING);
    }
    if (tooLarge(name, now, known)) {
      return Look.DONE;
    }
    try (SourceFile file = tree.open(name, now)) {
      if (known == null) {
        deleted.remove(name);
        return now.size() <= SMALL ? sendAll(name, file, now) : begin(name, file, now);
      }
      if (!known.state().identity().equals(now.identity())
          || now.size() < known.sent()
          || !known.head().isIn(file)
          || !known.tail().isIn(file)) {
        return sendAll(name, file, now);
      }
      if (now.size() > known.sent()) {
        return grow(name, file, now, known);
      }
      return compare(name, file, now, known, patient);
    }
  }

  /** Sends a file as a whole, whatever is believed of it. */
  public void sendAgain(ObjectKey name) throws IOException {
    Optional<FileState> now = tree.look(name);
    if (now.isPresent()) {
      deleted.remove(name);
      try (SourceFile file = tree.open(name, now.get())) {
        sendAll(name, file, now.get());
      }
    }
  }

  /** Under another name it may be there: then the storage needs it under that one only. */
  private void gone(ObjectKey name) throws IOException {
    Optional<FileCursor> known = cursors.of(name);
    forget(name);
    if (known.isPresent()) {
      Optional<ObjectKey> later = renamings.later(name, known.get().state().identity());
      if (later.isPresent()) {
        removeEarlierNames(later.get());
      } else {
        deleted.add(name);
      }
    }
  }

  private void removeEarlierNames(ObjectKey name) throws IOException {
    Optional<FileState> now = tree.look(name);
    if (now.isPresent()) {
      try (SourceFile file = tree.open(name, now.get())) {
        removeEarlierNames(name, file, now.get());
      }
    }
  }

  private void removeEarlierNames(ObjectKey name, SourceFile file, FileState now)
      throws IOException {
    for (ObjectKey earlier : renamings.earlier(name, file, now)) {
      target.storage().delete(target.key(earlier));
      renamings.over(earlier, now.identity());
      forget(earlier);
      deleted.remove(earlier);
    }
  }

  private void forget(ObjectKey name) {
    cursors.forget(name);
    sums.remove(name);
  }

  private Look sendAll(ObjectKey name, SourceFile file, FileState now) throws IOException {
    forget(name);
    AtomicReference<SourceContent> read = new AtomicReference<>();
    target.write(
        () -> {
          read.set(file.content(file::checkSameFile));
          target.storage().put(target.key(name), read.get(), now.size());
        });
    target.sent(now.size());
    SourceContent sent = read.get();
    Block head = Block.startOf(sent.head(), 0);
    Block tail = Block.endOf(sent.tail(), now.size() - sent.tail().length);
    return sentUpTo(name, file, now, now.size(), sent.sum(), head, tail);
  }

  /** A large new file: what the storage has of it may be from before the cursors were lost. */
  private Look begin(ObjectKey name, SourceFile file, FileState now) throws IOException {
    CRC32C none = new CRC32C();
    sums.put(name, none);
    FileCursor empty = new FileCursor(now, 0, none.getValue(), Block.NONE, Block.NONE, false);
    return grow(name, file, now, empty);
  }

  private Look grow(ObjectKey name, SourceFile file, FileState now, FileCursor known)
      throws IOException {
    CRC32C sum = sums.get(name);
    if (sum == null) {
      sum = new CRC32C();
      file.sum(0, known.sent(), sum);
      if (sum.getValue() != known.sum()) {
        return sendAll(name, file, now);
      }
      sums.put(name, sum);
    }
    long sent = known.sent();
    Block head = known.head();
    Block tail = known.tail();
    long end = Math.min(now.size(), sent + MOST_AT_ONCE);
    while (sent < end) {
      byte[] piece = file.read(sent, (int) Math.min(PIECE, end - sent));
      file.checkSameFile();
      try {
        long position = sent;
        target.write(() -> target.storage().append(target.key(name), position, piece));
      } catch (PositionMismatch e) {
        long has = e.actual();
        if (has < sent || has > now.size() || !storedMatches(name, file, sent, has)) {
          return sendAll(name, file, now);
        }
        return grow(name, file, now, extended(name, file, now, known, sent, has, sum));
      }
      target.sent(piece.length);
      sum.update(piece);
      head = head.length() == 0 ? Block.startOf(piece, sent) : head;
      tail = Block.endOf(piece, sent);
      sent += piece.length;
      cursors.put(name, new FileCursor(now, sent, sum.getValue(), head, tail, false));
    }
    return sentUpTo(name, file, now, sent, sum, head, tail);
  }

  /** The storage has more than was noted, as after a lost answer, and it is the file's. */
  private FileCursor extended(
      ObjectKey name,
      SourceFile file,
      FileState now,
      FileCursor known,
      long from,
      long to,
      CRC32C sum)
      throws IOException {
    file.sum(from, to, sum);
    int length = (int) Math.min(to, Block.LONGEST);
    Block head = known.head().length() == 0 ? Block.startOf(file.read(0, length), 0) : known.head();
    Block tail = Block.endOf(file.read(to - length, length), to - length);
    FileCursor extended = new FileCursor(now, to, sum.getValue(), head, tail, false);
    cursors.put(name, extended);
    return extended;
  }

  private boolean storedMatches(ObjectKey name, SourceFile file, long from, long to)
      throws IOException {
    CRC32C stored = new CRC32C();
    CRC32C local = new CRC32C();
    try (InputStream object = target.storage().open(target.key(name), from)) {
      Sums.add(object, to - from, stored);
    }
    return file.sum(from, to, local) == to - from && stored.getValue() == local.getValue();
  }

  /** Neither longer nor shorter, yet written to, or possibly so. */
  private Look compare(
      ObjectKey name, SourceFile file, FileState now, FileCursor known, boolean patient)
      throws IOException {
    boolean touched = now.modified() != known.state().modified();
    Duration wait = touched && now.size() > SMALL ? QUIET : SETTLING;
    if (patient && now.modified() > pacer.wallNanos() - wait.toNanos()) {
      return Look.again(wait);
    }
    if (touched || now.size() <= SMALL) {
      CRC32C sum = new CRC32C();
      file.sum(0, known.sent(), sum);
      if (sum.getValue() != known.sum()) {
        return sendAll(name, file, now);
      }
    }
    cursors.put(name, known.confirmed(now, !now.fresh(pacer.wallNanos())));
    return Look.DONE;
  }

  private Look sentUpTo(
      ObjectKey name, SourceFile file, FileState now, long sent, CRC32C sum, Block head, Block tail)
      throws IOException {
    sums.put(name, sum);
    boolean settled = !now.fresh(pacer.wallNanos());
    FileCursor cursor = new FileCursor(now, sent, sum.getValue(), head, tail, settled);
    cursors.put(name, cursor);
    renamings.sent(name, cursor);
    if (sent < now.size()) {
      return Look.again(Duration.ZERO);
    }
    removeEarlierNames(name, file, now);
    return settled ? Look.DONE : Look.again(SETTLING);
  }

  private boolean tooLarge(ObjectKey name, FileState now, FileCursor known) {
    long more = now.size() - (known == null ? 0 : known.sent());
    if (now.size() > limits.largestFile()) {
      notes.add(TooLarge.file(name, now.size(), limits));
      return true;
    }
    if (more > 0 && cursors.bytes() > limits.total() - more) {
      notes.add(TooLarge.all(name, now.size(), limits));
      return true;
    }
    return false;
  }
}
