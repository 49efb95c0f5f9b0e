package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;

/** How a run store numbers jobs. */
abstract class JobContract extends RunStoreFixture {
  @Test
  void jobsAreNumberedFromOne() throws IOException {
    assertEquals(List.of(), store.jobs());
    assertEquals(Optional.empty(), store.job(new JobName(1)));

    JobRecord first = store.createJob(Samples.draft("s1", 20, 5));
    JobRecord second = store.createJob(Samples.draft("s2", 3, 2));
    JobRecord elsewhere = store.createJob(Samples.draft("s3", "ws2", 1, 1));

    assertEquals("job1", first.job().toString());
    assertEquals(1, first.shape().firstParent());
    assertEquals("job2", second.job().toString());
    assertEquals(6, second.shape().firstParent());
    assertEquals("job3", elsewhere.job().toString());
    assertEquals(1, elsewhere.shape().firstParent(), "parents are numbered in their workspace");
    assertEquals(Optional.of(second), client().job(second.job()));
    assertEquals(List.of(first.job(), second.job(), elsewhere.job()), client().jobs());
  }

  @Test
  void manyJobsAreListedByTheirNumbers() throws IOException {
    for (int i = 1; i <= 11; i++) {
      store.createJob(Samples.draft("s" + i, 1, 1));
    }

    assertEquals(IntStream.rangeClosed(1, 11).mapToObj(JobName::new).toList(), store.jobs());
  }

  @Test
  void aSubmissionIsOneJobHoweverOftenItIsLaunched() throws Exception {
    JobRecord job = job(4, 2);

    assertEquals(job, store.createJob(Samples.draft("only", 4, 2)));
    assertEquals(List.of(job.job()), store.jobs());

    List<JobRecord> jobs =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () -> client.createJob(Samples.draft("together", 4, 2));
            });

    assertEquals(1, Set.copyOf(jobs).size());
    assertEquals(List.of(job.job(), jobs.get(0).job()), store.jobs());
  }

  @Test
  void clientsAtTheSameMomentGetDifferentNumbers() throws Exception {
    List<List<JobRecord>> jobs =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () ->
                  List.of(
                      client.createJob(Samples.draft("a" + i, 3, 1 + i % 5)),
                      client.createJob(Samples.draft("b" + i, 3, 1 + i % 3)));
            });
    List<JobRecord> all = jobs.stream().flatMap(List::stream).toList();

    assertEquals(all.size(), all.stream().map(JobRecord::job).distinct().count());
    List<String> parents =
        all.stream()
            .flatMap(
                job ->
                    IntStream.range(0, job.shape().nodes())
                        .mapToObj(node -> job.shape().parentOf(node).toString()))
            .toList();
    assertEquals(parents.size(), Set.copyOf(parents).size(), "no two nodes share a parent run");
    assertEquals(
        all.stream().map(JobRecord::job).collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(store.jobs()));
  }
}
