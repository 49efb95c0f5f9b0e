package org.runspec.backend;

import java.nio.file.Path;

/**
 * One launch, as a target needs to know it.
 *
 * @param id unique; the same when the launch is tried again
 * @param folder what belongs to it on this machine, readable by its user only
 * @param work where run directories are made, absolute
 */
public record Submission(String id, Path folder, Path work) {}
