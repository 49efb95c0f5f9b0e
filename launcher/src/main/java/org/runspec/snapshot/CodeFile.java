package org.runspec.snapshot;

import java.nio.file.Path;

/**
 * A file of a snapshot.
 *
 * @param name where it lies in the snapshot, with slashes
 * @param source what it is made of, absolute
 * @param bytes its size
 * @param executable whether its owner may execute it
 */
public record CodeFile(String name, Path source, long bytes, boolean executable) {}
