package org.runspec.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * The code of a job as it was when the snapshot was taken.
 *
 * @param files by name, sorted
 * @param bytes of all files together
 * @param digest SHA-256 of the zip, in hexadecimal: its address in a store
 */
public record Snapshot(List<CodeFile> files, long bytes, String digest) {
  private static final int LARGEST = 5;

  public Snapshot {
    files = List.copyOf(files);
  }

  /**
   * Reads all files once.
   *
   * @throws UserProblem if an entry leads nowhere, or the snapshot is too large
   * @throws ExternalProblem if a file cannot be read
   */
  public static Snapshot of(CodeSelection selection) {
    List<CodeFile> files = new CodeWalk(selection).files();
    long bytes = files.stream().mapToLong(CodeFile::bytes).sum();
    if (bytes > selection.maxBytes()) {
      throw tooLarge(files, bytes, selection.maxBytes());
    }
    try {
      return new Snapshot(files, bytes, zipped(files, OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw new ExternalProblem("read the code", e, "ls -l, or code-omit in xt_config.yaml");
    }
  }

  /**
   * Writes the zip.
   *
   * @throws IOException if that fails, or the files are no longer what they were
   */
  public void writeTo(Path zip) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
      if (!zipped(files, out).equals(digest)) {
        throw new IOException("files of the code changed while it was read");
      }
    }
  }

  /** Where a file lies in the snapshot; empty if it is not in it. */
  public Optional<String> nameOf(Path source) {
    return files.stream()
        .filter(file -> file.source().equals(source))
        .map(CodeFile::name)
        .findFirst();
  }

  private static String zipped(List<CodeFile> files, OutputStream out) throws IOException {
    try {
      DigestOutputStream digest = new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"));
      SnapshotZip.write(files, digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static UserProblem tooLarge(List<CodeFile> files, long bytes, long limit) {
    List<String> largest =
        files.stream()
            .sorted(Comparator.comparingLong(CodeFile::bytes).reversed())
            .limit(LARGEST)
            .map(file -> file.name() + " (" + megabytes(file.bytes()) + ")")
            .toList();
    return new UserProblem(
        "take the code snapshot",
        megabytes(bytes)
            + " in "
            + files.size()
            + " files are more than the limit of "
            + megabytes(limit)
            + "; the largest are "
            + String.join(", ", largest),
        "code-omit or a .gitignore for what runs do not need, or a higher code.max-size-mb, in"
            + " xt_config.yaml");
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
