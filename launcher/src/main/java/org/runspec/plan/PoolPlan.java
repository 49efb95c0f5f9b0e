package org.runspec.plan;

import java.util.Optional;
import org.runspec.config.BatchPool;
import org.runspec.config.VmImage;
import org.runspec.config.VmSizes;

/**
 * The virtual machines of a job.
 *
 * @param local whether they are only played by processes on this machine
 * @param nodes as many machines
 * @param cores of each, if that is known
 * @param container the image in which nodes run, if it is not the machine itself
 * @param lowPriority whether they are cheaper ones that may be withdrawn
 * @param hold whether they are kept after the job
 * @param queueDays how long nodes may wait for their machines
 * @param retries how often a node that fails is started again
 * @param hours that a node lives at most
 * @param nodeHours that all nodes together live at most, if anything limits them
 * @param admin whether nodes run as root
 * @param quota cores of this kind that the account has, if that was told
 */
public record PoolPlan(
    boolean local,
    int nodes,
    String vmSize,
    Optional<Integer> cores,
    Image image,
    Optional<String> container,
    boolean lowPriority,
    boolean hold,
    int queueDays,
    int retries,
    Optional<Double> hours,
    Optional<Double> nodeHours,
    boolean admin,
    Optional<Integer> quota) {
  /**
   * What a machine's disk begins with.
   *
   * @param id of an image of one's own; then the next four are empty
   */
  public record Image(
      Optional<String> id,
      String publisher,
      String offer,
      String sku,
      String version,
      String nodeAgent) {
    private static Image of(VmImage image) {
      return new Image(
          image.id(),
          image.publisher(),
          image.offer(),
          image.sku(),
          image.version(),
          image.nodeAgent());
    }
  }

  /**
   * What a job says of its machines.
   *
   * @param nodes as many
   * @param lowPriority whether they may be withdrawn, if it says so
   * @param hold whether they are kept after the job
   * @param workHours of each node at most, if its runs have limits
   */
  public record Wish(
      int nodes, Optional<Boolean> lowPriority, boolean hold, Optional<Double> workHours) {
    /** Of nodes of which only the launch knows how many there are. */
    static final Wish USUAL = new Wish(1, Optional.empty(), false, Optional.empty());
  }

  static PoolPlan of(BatchPool machines, Wish wish) {
    var cores = VmSizes.cores(machines.vmSize());
    return new PoolPlan(
        machines.service().isLocal(),
        wish.nodes(),
        machines.vmSize(),
        cores.isPresent() ? Optional.of(cores.getAsInt()) : Optional.empty(),
        Image.of(machines.image()),
        machines.container(),
        wish.lowPriority().orElse(machines.lowPriority()),
        wish.hold(),
        machines.queueDays(),
        machines.retries(),
        machines.hours(),
        machines.hours().or(wish::workHours).map(hours -> hours * wish.nodes()),
        machines.admin(),
        machines.cores());
  }
}
