package org.runspec.search.stopping;

/**
 * How a run stood after some reports; higher is better.
 *
 * @param reports how many, from 1
 * @param best of them
 * @param mean of them
 */
public record Mark(int reports, double best, double mean) {}
