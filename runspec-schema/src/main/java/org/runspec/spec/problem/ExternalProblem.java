package org.runspec.spec.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Something outside of this program failed: a disk, a network, a service. The same call may work
 * later. Shown without a stack trace; the program ends with exit code 75.
 */
public final class ExternalProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What failed.
   *
   * @param action what could not be done, such as {@code write results/console.txt}
   * @param cause what the outside said
   * @param fix what to try, without a full stop
   */
  public ExternalProblem(String action, Throwable cause, String fix) {
    super("Could not " + action + ": " + said(cause) + ". Try: " + fix + ".", cause);
  }

  /** What the outside said, in words. */
  public static String said(Throwable cause) {
    if (cause instanceof FileSystemException trouble) {
      return reason(trouble) + ": " + trouble.getFile();
    }
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return kind;
    }
    return isWorded(cause) ? message : kind + ", " + message;
  }

  /** Whether the message was written for people. */
  private static boolean isWorded(Throwable cause) {
    return cause.getClass() == IOException.class
        || cause.getClass().getName().startsWith("org.runspec.");
  }

  /** The kinds of trouble with files that Java tells by a class alone, in words. */
  private static String reason(FileSystemException trouble) {
    if (trouble.getReason() != null) {
      return trouble.getReason();
    } else if (trouble instanceof AccessDeniedException) {
      return "permission denied";
    } else if (trouble instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (trouble instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    return trouble.getClass().getSimpleName();
  }
}
