package org.runspec.config;

import java.util.Optional;

/**
 * The virtual machines of a target.
 *
 * @param vmSize such as {@code Standard_D2s_v3}
 * @param container the image in which nodes run, if it is not the machine itself
 * @param lowPriority whether they are cheaper ones that may be withdrawn, unless the runspec says
 *     it
 * @param queueDays how long nodes may wait for their machines
 * @param retries how often a node that fails is started again
 * @param hours that a node lives at most
 * @param admin whether nodes run as root
 * @param cores that the account has of this kind, if somebody wrote it down
 */
public record BatchPool(
    BatchService service,
    String vmSize,
    VmImage image,
    Optional<String> container,
    boolean lowPriority,
    int queueDays,
    int retries,
    Optional<Double> hours,
    boolean admin,
    Optional<Integer> cores) {}
