package org.runspec.job;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.job.ClientRequest.AdmitSecret;
import org.runspec.job.ClientRequest.CancelJob;
import org.runspec.job.ClientRequest.CancelRuns;
import org.runspec.job.ClientRequest.DeleteRuns;
import org.runspec.job.ClientRequest.Hold;
import org.runspec.job.ClientRequest.RestartRuns;
import org.runspec.job.ClientRequest.ResumeRuns;
import org.runspec.job.ClientRequest.SetConcurrency;
import org.runspec.job.ClientRequest.SetTags;
import org.runspec.job.ClientRequest.Wish;

/**
 * What all requests of a job's clients come to, whatever the order in which they became known.
 *
 * @param requests sorted by id
 */
public record Wishes(List<ClientRequest> requests) {
  /** Nobody asked for anything. */
  public static final Wishes NONE = new Wishes(List.of());

  public Wishes {
    requests = requests.stream().sorted(Comparator.comparing(ClientRequest::id)).toList();
  }

  /** The deciding attempt of a run that the latest resume set aside; 0 if there was none. */
  public int resumed(int run) {
    int latest = 0;
    for (ClientRequest request : requests) {
      if (request.wish() instanceof ResumeRuns resume) {
        latest = Math.max(latest, resume.attempts().getOrDefault(run, 0));
      }
    }
    return latest;
  }

  /** The attempt of a run that the first resume set aside, if there was one. */
  public OptionalInt firstResumed(int run) {
    return requests.stream()
        .map(ClientRequest::wish)
        .filter(ResumeRuns.class::isInstance)
        .map(ResumeRuns.class::cast)
        .filter(resume -> resume.attempts().containsKey(run))
        .mapToInt(resume -> resume.attempts().get(run))
        .min();
  }

  /** Whether somebody resumed any run. */
  public boolean isResumed() {
    return requests.stream().anyMatch(request -> request.wish() instanceof ResumeRuns);
  }

  /** Whether somebody ever wanted runs to end. */
  public boolean isAnyCancelled() {
    return requests.stream()
        .map(ClientRequest::wish)
        .anyMatch(wish -> wish instanceof CancelJob || wish instanceof CancelRuns);
  }

  /** Whether somebody wants the run to end, and nobody resumed it since. */
  public boolean cancelled(int run) {
    boolean cancelled = false;
    for (ClientRequest request : requests) {
      Wish wish = request.wish();
      if (wish instanceof CancelJob) {
        cancelled = true;
      } else if (wish instanceof CancelRuns some && some.runs().contains(run)) {
        cancelled = true;
      } else if (wish instanceof ResumeRuns resume && resume.attempts().containsKey(run)) {
        cancelled = false;
      }
    }
    return cancelled;
  }

  /** Who wants a run to end, if somebody does. */
  public Optional<String> whoCancelled(int run) {
    if (!cancelled(run)) {
      return Optional.empty();
    }
    return requests.stream()
        .filter(
            request ->
                request.wish() instanceof CancelJob
                    || (request.wish() instanceof CancelRuns some && some.runs().contains(run)))
        .reduce((earlier, later) -> later)
        .map(ClientRequest::user);
  }

  /** Whether somebody wants the whole job to end, and nobody resumed any of it afterwards. */
  public boolean isJobCancelled() {
    return requests.stream()
        .map(ClientRequest::wish)
        .filter(wish -> wish instanceof CancelJob || wish instanceof ResumeRuns)
        .reduce((earlier, later) -> later)
        .filter(CancelJob.class::isInstance)
        .isPresent();
  }

  /** How many runs are to go on each node at the same time, if somebody asked for it. */
  public OptionalInt runsPerNode() {
    OptionalInt latest = OptionalInt.empty();
    for (ClientRequest request : requests) {
      if (request.wish() instanceof SetConcurrency concurrency) {
        latest = OptionalInt.of(concurrency.runsPerNode());
      }
    }
    return latest;
  }

  /**
   * The tags of the job or of one of its runs.
   *
   * @param name of the job or run
   */
  public Map<String, String> tags(String name) {
    return tags().getOrDefault(name, Map.of());
  }

  /** The tags of the job and of its runs, by the name of each that has some. */
  public Map<String, Map<String, String>> tags() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (ClientRequest request : requests) {
      if (request.wish() instanceof SetTags set) {
        for (String on : set.on()) {
          all.computeIfAbsent(on, name -> new LinkedHashMap<>()).putAll(set.tags());
        }
      }
    }
    all.values().forEach(tags -> tags.values().removeIf(String::isEmpty));
    all.values().removeIf(Map::isEmpty);
    return all;
  }

  /** Who wants an attempt of a run to end and another to go on, if somebody does. */
  public Optional<String> restarted(int run, int attempt) {
    return requests.stream()
        .filter(
            request ->
                request.wish() instanceof RestartRuns restart
                    && restart.attempts().getOrDefault(run, 0) == attempt)
        .map(ClientRequest::user)
        .findFirst();
  }

  /** The request by which the job is held, if it is. */
  public Optional<ClientRequest> held() {
    return requests.stream()
        .filter(request -> request.wish() instanceof Hold)
        .reduce((earlier, later) -> later)
        .filter(request -> ((Hold) request.wish()).held());
  }

  /** Digests of secrets that nodes accept beside the job's own. */
  public Set<String> secrets() {
    Set<String> digests = new LinkedHashSet<>();
    for (ClientRequest request : requests) {
      if (request.wish() instanceof AdmitSecret admit) {
        digests.add(admit.digest());
      }
    }
    return digests;
  }

  /** The runs whose files were deleted, by index, as far as nobody resumed them since. */
  public Set<Integer> deleted() {
    Set<Integer> deleted = new TreeSet<>();
    for (ClientRequest request : requests) {
      if (request.wish() instanceof DeleteRuns delete) {
        deleted.addAll(delete.runs());
      } else if (request.wish() instanceof ResumeRuns resume) {
        deleted.removeAll(resume.attempts().keySet());
      }
    }
    return deleted;
  }

  /** What had been asked before a request. */
  public Wishes before(ClientRequest request) {
    return new Wishes(
        requests.stream().filter(earlier -> earlier.id().compareTo(request.id()) < 0).toList());
  }

  /** A request and what was asked later. */
  public Wishes since(ClientRequest request) {
    return new Wishes(
        requests.stream().filter(later -> later.id().compareTo(request.id()) >= 0).toList());
  }
}
