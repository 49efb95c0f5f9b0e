package org.runspec.store.record;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunEnd;
import org.runspec.job.StoreLayout;
import org.runspec.job.Wishes;
import org.runspec.store.CallsAtOnce;
import org.runspec.store.JobDraft;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.JournalText;
import org.runspec.store.RunStore;

/** The run store over {@link Documents} and {@link Texts}. */
public final class RecordRunStore implements RunStore {
  private static final Comparator<Claim> BY_ATTEMPT =
      Comparator.comparingInt(Claim::run).thenComparingInt(Claim::attempt);

  private final Documents documents;
  private final Stored stored;
  private final Texts texts;
  private final Journals journals;
  private final Runnable close;

  /**
   * A store.
   *
   * @param close gives back what the documents and texts hold
   */
  public RecordRunStore(Documents documents, Texts texts, Runnable close) {
    this.documents = documents;
    this.stored = new Stored(documents);
    this.texts = texts;
    this.journals = new Journals(texts);
    this.close = close;
  }

  @Override
  public CallsAtOnce calls() {
    return documents.calls();
  }

  @Override
  public JobRecord createJob(JobDraft draft) throws IOException {
    return new JobCreation(documents).create(draft);
  }

  @Override
  public Optional<JobRecord> job(JobName job) throws IOException {
    return stored.record(StoreLayout.jobRecord(job), JobRecord.class);
  }

  @Override
  public List<JobName> jobs() throws IOException {
    List<JobName> numbered =
        documents.names(StoreLayout.jobNumbers()).stream()
            .flatMap(number -> JobName.parse("job" + number).stream())
            .sorted()
            .toList();
    Set<String> existing =
        documents.existing(numbered.stream().map(StoreLayout::jobRecord).toList());
    return numbered.stream().filter(job -> existing.contains(StoreLayout.jobRecord(job))).toList();
  }

  @Override
  public Claim claim(JobName job, Claim claim) throws IOException {
    String key = StoreLayout.claim(job, claim.run(), claim.attempt());
    return stored.create(key, claim, Claim.class);
  }

  @Override
  public Optional<Claim> claim(JobName job, int run, int attempt) throws IOException {
    return stored.record(StoreLayout.claim(job, run, attempt), Claim.class);
  }

  @Override
  public List<Claim> claims(JobName job) throws IOException {
    List<String> keys = attemptNames(job).stream().map(name -> name.key(job)).toList();
    return stored.records(keys, Claim.class).stream().sorted(BY_ATTEMPT).toList();
  }

  @Override
  public SortedMap<Integer, Integer> attempts(JobName job) throws IOException {
    SortedMap<Integer, Integer> attempts = new TreeMap<>();
    for (AttemptName name : attemptNames(job)) {
      attempts.merge(name.run(), name.attempt(), Math::max);
    }
    return attempts;
  }

  @Override
  public Optional<Claim> latestClaim(JobName job, int run) throws IOException {
    int latest = attempts(job).getOrDefault(run, 0);
    return latest == 0 ? Optional.empty() : claim(job, run, latest);
  }

  @Override
  public RunEnd end(JobRecord job, RunEnd end, int resumed) throws IOException {
    return new Ending(documents, job).end(end, resumed);
  }

  @Override
  public Optional<RunEnd> supersede(JobRecord job, int run, int attempt, int resumed)
      throws IOException {
    return new Ending(documents, job).supersede(run, attempt, resumed);
  }

  @Override
  public Optional<RunEnd> endOf(JobRecord job, int run, int resumed) throws IOException {
    return new Ending(documents, job).of(run, resumed);
  }

  @Override
  public SortedMap<Integer, RunEnd> ends(JobRecord job, Collection<Integer> runs, Wishes wishes)
      throws IOException {
    Map<Integer, Integer> resumed = new TreeMap<>();
    runs.forEach(run -> resumed.put(run, wishes.resumed(run)));
    return new Ending(documents, job).of(resumed);
  }

  @Override
  public Duration untilNextAppend(Journal journal) {
    return journals.untilNextAppend(journal);
  }

  @Override
  public long append(Journal journal, long position, List<Event> lines) throws IOException {
    return journals.append(journal, position, lines);
  }

  @Override
  public JournalPage read(Journal journal, long position) throws IOException {
    return journals.read(journal, position);
  }

  @Override
  public JournalText text(Journal journal, long position) throws IOException {
    return journals.text(journal, position);
  }

  @Override
  public List<Journal> journals(JobName name) throws IOException {
    Optional<JobRecord> job = job(name);
    if (job.isEmpty()) {
      return List.of();
    }
    JobRecord record = job.get();
    return Stream.of(
            Stream.of(new Journal.OfJob(name)),
            lives(name).stream().map(life -> new Journal.OfNode(name, life)),
            attemptNames(name).stream()
                .map(
                    attempt ->
                        new Journal.OfAttempt(
                            name,
                            record.workspace(),
                            record.shape().nameOf(attempt.run()),
                            attempt.attempt())))
        .<Journal>flatMap(some -> some)
        .toList();
  }

  @Override
  public List<NodeName> lives(JobName job) throws IOException {
    return documents.names(StoreLayout.nodes(job)).stream()
        .flatMap(name -> NodeName.parse(name).stream())
        .sorted()
        .toList();
  }

  @Override
  public List<NodeName> grown(JobName job, Map<NodeName, Long> positions) throws IOException {
    String folder = StoreLayout.nodes(job);
    Optional<Map<String, Long>> lengths = texts.lengths(folder);
    return lengths.isEmpty()
        ? lives(job)
        : lengths.get().keySet().stream()
            .map(key -> key.substring(folder.length() + 1).replaceFirst("/.*", ""))
            .distinct()
            .flatMap(name -> NodeName.parse(name).stream())
            .filter(life -> isGrown(new Journal.OfNode(job, life), positions, lengths.get()))
            .sorted()
            .toList();
  }

  private static boolean isGrown(
      Journal.OfNode journal, Map<NodeName, Long> positions, Map<String, Long> lengths) {
    long known = positions.getOrDefault(journal.node(), 0L);
    return lengths.getOrDefault(journal.key(), 0L) > known;
  }

  @Override
  public void beat(JobName job, Heartbeat heartbeat) throws IOException {
    documents.refresh(StoreLayout.alive(job, heartbeat.node()), RecordFormat.file(heartbeat));
  }

  @Override
  public Map<NodeName, Heartbeat> heartbeats(JobName job) throws IOException {
    List<String> keys = lives(job).stream().map(life -> StoreLayout.alive(job, life)).toList();
    Map<NodeName, Heartbeat> heartbeats = new TreeMap<>();
    for (Heartbeat heartbeat : stored.readable(keys, Heartbeat.class)) {
      heartbeats.put(heartbeat.node(), heartbeat);
    }
    return heartbeats;
  }

  @Override
  public void request(JobName job, ClientRequest request) throws IOException {
    String key = StoreLayout.request(job, request.id());
    if (!documents.create(key, RecordFormat.file(request))) {
      throw new IOException("another request has the id " + request.id());
    }
  }

  @Override
  public List<ClientRequest> requests(JobName job, Set<String> known) throws IOException {
    List<String> keys =
        documents.names(StoreLayout.client(job)).stream()
            .filter(id -> !known.contains(id))
            .map(id -> StoreLayout.request(job, id))
            .toList();
    return stored.readable(keys, ClientRequest.class);
  }

  @Override
  public Optional<JobRecord> hide(JobName job) throws IOException {
    return new Deletion(documents).hide(job);
  }

  @Override
  public boolean unhide(JobName job) throws IOException {
    return new Deletion(documents).unhide(job);
  }

  @Override
  public List<JobName> hidden() throws IOException {
    return new Deletion(documents).hidden();
  }

  @Override
  public boolean delete(JobName job) throws IOException {
    return new Deletion(documents).delete(job);
  }

  @Override
  public void close() {
    close.run();
  }

  private List<AttemptName> attemptNames(JobName job) throws IOException {
    return documents.names(StoreLayout.claims(job)).stream()
        .flatMap(name -> AttemptName.parse(name).stream())
        .sorted()
        .toList();
  }
}
