package org.runspec.store.view;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What an observer of jobs measures time by.
 *
 * @param nanoTime monotonic, such as {@link System#nanoTime}
 * @param timeOfDay beside which nodes' clocks may be wrong
 */
public record Clocks(LongSupplier nanoTime, InstantSource timeOfDay) {}
