package org.runspec.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store says of a job ({@code job.json}): written once, when it is created.
 *
 * @param format the version of this record's form
 * @param submission the id that was saved before the first call; a launch that is tried again has
 *     the same
 * @param workspace whose runs they are
 * @param experiment a free word to group jobs by
 * @param target the compute target's name
 * @param service the kind of the target's service, such as {@code local}
 * @param description why this job; may be empty
 * @param rhythm how its nodes show that they live
 * @param predecessor the latest earlier job of the same runspec
 * @param check the configuration of an earlier job that this one executes again
 * @param objective the metric that decides which run is best
 * @param secretDigest SHA-256 of the job's secret, lower-case hexadecimal
 * @param submitted when
 */
public record JobRecord(
    int format,
    JobName job,
    String submission,
    Origin origin,
    String workspace,
    String experiment,
    String target,
    String service,
    String description,
    JobShape shape,
    SearchStyle style,
    Schedule schedule,
    Rhythm rhythm,
    Optional<JobName> predecessor,
    Optional<Check> check,
    Objective objective,
    String secretDigest,
    Instant submitted) {
  /** The form that is written now. */
  public static final int FORMAT = 1;

  /** The same with the numbers that its store gave it. */
  public JobRecord numbered(JobName number, int firstParent) {
    return new JobRecord(
        format,
        number,
        submission,
        origin,
        workspace,
        experiment,
        target,
        service,
        description,
        shape.from(firstParent),
        style,
        schedule,
        rhythm,
        predecessor,
        check,
        objective,
        secretDigest,
        submitted);
  }

  /** The same with what its launch knows. */
  public JobRecord launched(
      String id, Optional<JobName> before, String digestOfSecret, Instant created) {
    return new JobRecord(
        format,
        job,
        id,
        origin,
        workspace,
        experiment,
        target,
        service,
        description,
        shape,
        style,
        schedule,
        rhythm,
        before,
        check,
        objective,
        digestOfSecret,
        created);
  }

  /**
   * What a job was made from.
   *
   * @param spec the runspec's path in its project, or the command line that was submitted
   * @param specDigest SHA-256 of the runspec
   * @param code digest of the code snapshot, if there is one
   * @param overrides what the command line set, as it was typed, secrets hidden
   * @param commit of git, if the project is in git
   * @param dirty whether the project had changes beside the commit
   * @param version of this program
   * @param user who launched it
   * @param host where it was launched
   */
  public record Origin(
      String spec,
      String specDigest,
      Optional<String> code,
      List<String> overrides,
      Optional<String> commit,
      boolean dirty,
      String version,
      String user,
      String host) {
    public Origin {
      overrides = List.copyOf(overrides);
    }
  }
}
