package org.runspec.backend;

import java.nio.file.Path;
import org.runspec.job.JobName;

/**
 * One launch, as a target needs to know it.
 *
 * @param id unique; the same when the launch is tried again
 * @param number which time nodes are asked for in it, from 1
 * @param folder what belongs to it on this machine, readable by its user only
 * @param work where run directories are made, absolute
 * @param provision what is known now only
 */
public record Submission(
    String id, int number, JobName job, Path folder, Path work, Provision provision) {}
