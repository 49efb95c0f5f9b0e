package org.runspec.backend;

/**
 * A node as its target knows it.
 *
 * @param node its index in its job
 * @param id in the target's own form
 * @param log where the target keeps what it printed
 */
public record NodeId(int node, String id, String log) {}
