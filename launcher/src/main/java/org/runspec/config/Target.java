package org.runspec.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Position;

/**
 * A place where jobs run.
 *
 * <pre>{@code
 * compute-targets:
 *   local: {service: local, slots: 8, setup: plain, java: auto, door: loopback}
 * }</pre>
 *
 * @param service the kind of the service that gives its nodes, such as {@code local}
 * @param storage the service where its jobs live, if it is not that of all others
 * @param nodes nodes that a job may have at most
 * @param slots runs of all jobs that may go on at a time on one machine; absent for as many as it
 *     has cores
 * @param gpus for each run, unless the runspec says it
 * @param java {@code auto}, {@code shipped}, or the path of a Java
 * @param env variables of all its runs
 * @param door whom its nodes answer: {@code loopback}, {@code open} or {@code none}
 * @param leaseSeconds of silence after which a node counts as lost and its runs may be taken over,
 *     if it is configured
 * @param graceSeconds between the wish that a run stops and its end
 * @param batch the virtual machines that are its nodes, if they are
 * @param position where it was configured
 */
public record Target(
    String name,
    String service,
    Optional<String> storage,
    Optional<Integer> nodes,
    Optional<Integer> slots,
    Optional<Double> gpus,
    Setup setup,
    String java,
    Map<String, String> env,
    String door,
    Optional<Double> leaseSeconds,
    double graceSeconds,
    Optional<BatchPool> batch,
    Position position) {
  public Target {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
  }
}
