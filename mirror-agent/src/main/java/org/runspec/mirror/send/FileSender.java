package org.runspec.mirror.send;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
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
import org.runspec.storage.Transfers;

/**
 * Sends ordinary files: of one that has grown, what is new; of one that is new, was replaced,
 * truncated or rewritten, everything, in one step.
 *
 * <p>Rewriting shows in another identity, a smaller size, or other bytes at the start or at the end
 * of what was sent. Where only the time of modification differs, all bytes are compared, once the
 * file has been left alone for a while. What escapes all that is found by the final comparison.
 */
public final class FileSender {
  /** A file up to this size is read through for any reason. */
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
  private final SentFiles sent;
  private final Drafts drafts;
  private final Transfers transfers;

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
    this.sent = new SentFiles(tree, target, cursors, deleted);
    this.drafts = new Drafts(cursors, SETTLING);
    this.transfers = target.storage().transfers();
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
      sent.gone(name);
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
    Duration pause = patient ? pauseBeforeMore(name, now, known) : Duration.ZERO;
    if (!pause.isZero()) {
      return Look.again(pause);
    }
    if (tooLarge(name, now, known)) {
      return Look.DONE;
    }
    try (SourceFile file = tree.open(name, now)) {
      if (known == null) {
        deleted.remove(name);
        sent.makeWay(name);
        return now.size() <= transfers.whole() ? sendAll(name, file, now) : begin(name, file, now);
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

  /** What grows is sent in steps that the storage bears. */
  private Duration pauseBeforeMore(ObjectKey name, FileState now, FileCursor known) {
    boolean grows =
        known != null
            && now.size() > known.sent()
            && known.state().identity().equals(now.identity());
    return grows ? target.storage().untilNextAppend(target.key(name)) : Duration.ZERO;
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

  private Look sendAll(ObjectKey name, SourceFile file, FileState now) throws IOException {
    sent.forget(name);
    AtomicReference<SourceContent> read = new AtomicReference<>();
    target.write(
        () -> {
          read.set(file.content(file::checkSameFile));
          target.storage().put(target.key(name), read.get(), now.size());
        });
    target.sent(now.size());
    SourceContent content = read.get();
    Block head = Block.startOf(content.head(), 0);
    Block tail = Block.endOf(content.tail(), now.size() - content.tail().length);
    return sentUpTo(name, file, now, now.size(), content.sum(), head, tail);
  }

  /** A large new file: what the storage has of it may be from before the cursors were lost. */
  private Look begin(ObjectKey name, SourceFile file, FileState now) throws IOException {
    CRC32C none = new CRC32C();
    sent.put(name, none);
    FileCursor empty = new FileCursor(now, 0, none.getValue(), Block.NONE, Block.NONE, false);
    return grow(name, file, now, empty);
  }

  private Look grow(ObjectKey name, SourceFile file, FileState now, FileCursor known)
      throws IOException {
    Optional<CRC32C> kept = sent.sumOf(name);
    CRC32C sum = kept.orElseGet(CRC32C::new);
    if (kept.isEmpty()) {
      file.sum(0, known.sent(), sum);
      if (sum.getValue() != known.sum()) {
        return sendAll(name, file, now);
      }
      sent.put(name, sum);
    }
    long done = known.sent();
    Block head = known.head();
    Block tail = known.tail();
    long end = Math.min(now.size(), done + MOST_AT_ONCE);
    while (done < end) {
      byte[] piece = file.read(done, (int) Math.min(transfers.piece(), end - done));
      file.checkSameFile();
      try {
        long position = done;
        target.write(() -> target.storage().append(target.key(name), position, piece));
      } catch (PositionMismatch e) {
        long has = e.actual();
        if (has < done || has > now.size() || !storedMatches(name, file, done, has)) {
          return sendAll(name, file, now);
        }
        return grow(name, file, now, extended(name, file, now, known, done, has, sum));
      }
      target.sent(piece.length);
      sum.update(piece);
      head = head.length() == 0 ? Block.startOf(piece, done) : head;
      tail = Block.endOf(piece, done);
      done += piece.length;
      cursors.put(name, new FileCursor(now, done, sum.getValue(), head, tail, false));
    }
    return sentUpTo(name, file, now, done, sum, head, tail);
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
      ObjectKey name, SourceFile file, FileState now, long end, CRC32C sum, Block head, Block tail)
      throws IOException {
    boolean settled = !now.fresh(pacer.wallNanos());
    FileCursor cursor = new FileCursor(now, end, sum.getValue(), head, tail, settled);
    sent.put(name, cursor, sum);
    if (end < now.size()) {
      return Look.again(Duration.ZERO);
    }
    sent.removeEarlierNames(name, file, now);
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
