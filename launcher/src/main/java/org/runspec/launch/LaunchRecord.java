package org.runspec.launch;

import java.time.Instant;

/**
 * What a launch knows before its first call ({@code launch.json} of its folder), by which it can be
 * taken up again as the same job.
 *
 * @param id the submission's
 * @param plan digest of what is launched
 * @param origin from where and whither
 * @param seed of everything random in the job
 * @param created when it began
 */
record LaunchRecord(String id, String plan, LaunchOrigin origin, long seed, Instant created) {}
