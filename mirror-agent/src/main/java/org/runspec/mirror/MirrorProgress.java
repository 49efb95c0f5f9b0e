package org.runspec.mirror;

import java.time.Duration;

/**
 * How far a mirror is.
 *
 * @param files of how many files the storage has something
 * @param bytes how much of them it has
 * @param bytesSent how many bytes were sent, also those sent twice
 * @param waiting how many files wait for a look
 * @param outage how long the storage has been failing; zero if it works
 */
public record MirrorProgress(
    long files, long bytes, long bytesSent, int waiting, Duration outage) {}
