package org.runspec.store;

import java.nio.ByteBuffer;

/**
 * Lines of a journal as they were written.
 *
 * @param lines whole lines, each with its end; UTF-8
 * @param next where the next lines begin
 */
public record JournalText(ByteBuffer lines, long next) {}
