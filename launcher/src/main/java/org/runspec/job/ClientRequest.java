package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks of a job ({@code client/<id>}): created once; nodes see it at their next
 * heartbeat.
 *
 * @param id sorts by time and is unique
 * @param user who asks
 */
public record ClientRequest(String id, Wish wish, String user, Instant at) {
  private static final Pattern TIME = Pattern.compile("[0-9]{13}");

  /**
   * One that counts after what was asked before: ids sort by time, and since clocks differ, one
   * that is behind counts on from the latest.
   *
   * @param before all that was asked of the job
   * @param suffix tells apart what is asked at the same time; letters, digits and hyphens
   */
  public static ClientRequest after(
      Collection<ClientRequest> before, Wish wish, String user, Instant at, String suffix) {
    long time = at.toEpochMilli();
    for (ClientRequest earlier : before) {
      Matcher other = TIME.matcher(earlier.id());
      if (other.lookingAt()) {
        time = Math.max(time, Long.parseLong(other.group()) + 1);
      }
    }
    return new ClientRequest(String.format(Locale.ROOT, "%013d-%s", time, suffix), wish, user, at);
  }

  /** What is asked. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wish")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = CancelJob.class, name = "cancel_job"),
    @JsonSubTypes.Type(value = CancelRuns.class, name = "cancel_runs"),
    @JsonSubTypes.Type(value = ResumeRuns.class, name = "resume_runs"),
    @JsonSubTypes.Type(value = SetConcurrency.class, name = "set_concurrency"),
    @JsonSubTypes.Type(value = SetTags.class, name = "set_tags"),
    @JsonSubTypes.Type(value = RestartRuns.class, name = "restart_runs"),
    @JsonSubTypes.Type(value = Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = AdmitSecret.class, name = "admit_secret"),
    @JsonSubTypes.Type(value = DeleteRuns.class, name = "delete_runs")
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
   * Attach words to the job or some of its runs.
   *
   * @param on names of the job and its runs
   * @param tags an empty value takes a tag away
   */
  public record SetTags(List<String> on, Map<String, String> tags) implements Wish {
    public SetTags {
      on = List.copyOf(on);
      tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }
  }

  /**
   * Let attempts that go on save what they want to keep and end, and go on in new ones.
   *
   * @param attempts the attempt that is to end, by run index; a later one is not meant
   */
  public record RestartRuns(Map<Integer, Integer> attempts) implements Wish {
    public RestartRuns {
      attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
    }
  }

  /**
   * Start no run as long as it is held; those that go on are left alone.
   *
   * @param held false lets runs start again
   */
  public record Hold(boolean held) implements Wish {}

  /**
   * Answer also clients who show another secret: that of somebody who gave the job nodes elsewhere
   * than where it was launched. Whoever can leave wishes could ask for anything else as well, so
   * this gives nobody more than he has.
   *
   * @param digest SHA-256 of the secret, lower-case hexadecimal
   */
  public record AdmitSecret(String digest) implements Wish {}

  /**
   * Leave runs that ended out of lists: their files are deleted.
   *
   * @param runs by index
   */
  public record DeleteRuns(List<Integer> runs) implements Wish {
    public DeleteRuns {
      runs = List.copyOf(runs);
    }
  }
}
