package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client asks of a job ({@code client/<id>}): created once; nodes see it at their next
 * heartbeat.
 *
 * @param id sorts by time and is unique
 * @param user who asks
 */
public record ClientRequest(String id, Wish wish, String user, Instant at) {

  /** What is asked. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wish")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = CancelJob.class, name = "cancel_job"),
    @JsonSubTypes.Type(value = CancelRuns.class, name = "cancel_runs"),
    @JsonSubTypes.Type(value = ResumeRuns.class, name = "resume_runs"),
    @JsonSubTypes.Type(value = SetConcurrency.class, name = "set_concurrency"),
    @JsonSubTypes.Type(value = SetTags.class, name = "set_tags")
  })
  public sealed interface Wish {}

  /** End everything; runs that go on are stopped, others never start. */
  public record CancelJob() implements Wish {}

  /**
   * End these runs.
   *
   * @param runs by index
   */
  public record CancelRuns(List<Integer> runs) implements Wish {
    public CancelRuns {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Execute runs again that ended in error or were cancelled: their ends before this request count
   * no longer.
   *
   * @param attempts the deciding attempt that is set aside, by run index: {@link RunEnd#attempt} of
   *     the end that counts now
   */
  public record ResumeRuns(Map<Integer, Integer> attempts) implements Wish {
    public ResumeRuns {
      attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
    }
  }

  /** Let this many runs go on each node at the same time. */
  public record SetConcurrency(int runsPerNode) implements Wish {}

  /**
   * Attach words to the job or one of its runs.
   *
   * @param on a job's or run's name
   * @param tags an empty value takes a tag away
   */
  public record SetTags(String on, Map<String, String> tags) implements Wish {
    public SetTags {
      tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }
  }
}
