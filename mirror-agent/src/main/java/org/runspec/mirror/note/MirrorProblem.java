package org.runspec.mirror.note;

/**
 * Something that the mirror could not do, or does differently than one might think.
 *
 * @param kind what sort of problem
 * @param subject the file, relative to the folder and with slashes, or what else it is about
 * @param message a whole sentence, of the form "Could not …: …. Try: …."
 */
public record MirrorProblem(Kind kind, String subject, String message) {
  /** Sorts of problems. */
  public enum Kind {
    /** A file in the folder cannot be read; tried again whenever it changes. */
    UNREADABLE,
    /** A file is larger than the limit and is not in the storage, or only its start is. */
    TOO_LARGE,
    /** A link that leads out of the folder, or to a folder. */
    LINK,
    /** A name that cannot be written as text. */
    NAME,
    /** The storage refuses something; tried again until it works. */
    STORAGE,
    /** How far the mirror is cannot be noted on the disk; all is sent nevertheless. */
    CURSOR,
    /** Events of the file system do not come, so the folder is looked through again and again. */
    EVENTS,
    /** A checkpoint that was shared with the storage was written to. */
    SHARED
  }
}
