package org.runspec.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.Wishes;

/**
 * Where records live. What it holds is truth: claims, ends, journals, signs of life and what
 * clients asked; states and tables are derived from them ({@link JobView}).
 *
 * <p>Any number of processes on any number of machines may use one store at the same time. Every
 * call may be made again after it failed, whether or not it had had its effect: the answer is the
 * same as if it had been made once. Every call throws {@link IOException} when the store cannot be
 * reached, and {@link org.runspec.job.CorruptRecordException} when it holds what it should not.
 */
public interface RunStore extends AutoCloseable {
  /**
   * Creates a job, which takes the next number of the store, and the next {@code nodes} numbers of
   * parent runs of its workspace. A draft whose submission id the store knows gives the job that
   * was created for it.
   */
  JobRecord createJob(JobDraft draft) throws IOException;

  /** A job's record; empty if there is no such job. */
  Optional<JobRecord> job(JobName job) throws IOException;

  /** How many calls at a time get more done than one after the other. */
  CallsAtOnce calls();

  /**
   * The nodes' lives whose journals may have lines behind some positions, in order.
   *
   * @param positions by life; those that are not named were not read yet
   */
  List<NodeName> grown(JobName job, Map<NodeName, Long> positions) throws IOException;

  /** All jobs, in order. */
  List<JobName> jobs() throws IOException;

  /**
   * Takes an attempt of a run, if nobody has it.
   *
   * @return the claim that holds it: this one, or another's
   */
  Claim claim(JobName job, Claim claim) throws IOException;

  /** All claims of a job, by run and attempt. */
  List<Claim> claims(JobName job) throws IOException;

  /**
   * The highest claimed attempt of every claimed run, by index: one listing, which reads no claim.
   */
  SortedMap<Integer, Integer> attempts(JobName job) throws IOException;

  /** A claim; empty if nobody took that attempt. */
  Optional<Claim> claim(JobName job, int run, int attempt) throws IOException;

  /** The claim with the highest attempt of a run; empty if it was never claimed. */
  Optional<Claim> latestClaim(JobName job, int run) throws IOException;

  /**
   * Ends a run, if it has no end since it was last resumed. An end with attempt 0 is of a run that
   * nobody executes: it gets the number after the latest claimed attempt, so that it can be resumed
   * as others are.
   *
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   * @return the end that decides: this one with its attempt, or an earlier one
   * @throws SupersededException if the run has no end and this attempt was superseded, or set aside
   *     by the resume: the run is no longer the caller's to end
   */
  RunEnd end(JobRecord job, RunEnd end, int resumed) throws IOException;

  /**
   * Takes the right to end a run away from its attempts up to one; to be called before an attempt
   * of somebody else is succeeded by a claim. Either this or the end of such an attempt comes
   * first, and the other has no effect.
   *
   * @param attempt the latest that is claimed; 0 if none is
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   * @return the end of the run, if it has one: then nobody may claim it
   */
  Optional<RunEnd> supersede(JobRecord job, int run, int attempt, int resumed) throws IOException;

  /**
   * How a run ended.
   *
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   */
  Optional<RunEnd> endOf(JobRecord job, int run, int resumed) throws IOException;

  /**
   * How those of some runs ended that did, by index.
   *
   * @param wishes what clients asked, for the attempts that resumes set aside
   */
  SortedMap<Integer, RunEnd> ends(JobRecord job, Collection<Integer> runs, Wishes wishes)
      throws IOException;

  /**
   * Adds to a journal, which has one writer. After it returned, the lines are durable and stand
   * there once.
   *
   * @param position what the call before returned; 0 at first
   * @return the position behind the lines
   * @throws AnotherWriterException if other lines stand there
   */
  long append(Journal journal, long position, List<Event> lines) throws IOException;

  /** How long appending to a journal had better wait, where each append costs something. */
  default Duration untilNextAppend(Journal journal) {
    return Duration.ZERO;
  }

  /**
   * Reads a page of a journal, about a megabyte at most; empty if there is no such journal. A last
   * line that is only half there is left for the next time, one that cannot be read is passed over
   * and counted. There is nothing more to read now when the position stays.
   *
   * @param position where the page before ended; 0 at first
   */
  JournalPage read(Journal journal, long position) throws IOException;

  /**
   * Reads the same lines as {@link #read} does, without looking into them. There are no more now
   * when the position stays. For several threads at a time.
   *
   * @param position where the text before ended; 0 at first
   */
  JournalText text(Journal journal, long position) throws IOException;

  /** The journals of a job's launcher, nodes and claimed attempts; some may have no line yet. */
  List<Journal> journals(JobName job) throws IOException;

  /** Every life of a job's nodes that ever showed itself by {@link #beat}, in order. */
  List<NodeName> lives(JobName job) throws IOException;

  /** Shows that a node lives. It does so before it claims, or writes its journal. */
  void beat(JobName job, Heartbeat heartbeat) throws IOException;

  /** The latest sign of life of every life of every node of a job, as far as it can be read. */
  Map<NodeName, Heartbeat> heartbeats(JobName job) throws IOException;

  /** Leaves a wish for the nodes of a job. */
  void request(JobName job, ClientRequest request) throws IOException;

  /**
   * What clients asked of a job, by id. Clients' clocks differ, so a new request may have a lower
   * id than one that is known. One that cannot be read asks for nothing, and hides no other.
   *
   * @param known ids that the caller has already, and does not get again
   */
  List<ClientRequest> requests(JobName job, Set<String> known) throws IOException;

  /**
   * Hides a job that is to be deleted: from now on nobody finds it, and its number and names of
   * runs are never given again.
   *
   * @return its record, also if it was hidden before and is not yet deleted; empty if there is no
   *     such job
   */
  Optional<JobRecord> hide(JobName job) throws IOException;

  /**
   * Takes {@link #hide} back: the job is as it was.
   *
   * @return false if there is no such job any more
   */
  boolean unhide(JobName job) throws IOException;

  /** The jobs that were hidden and not yet deleted, in order. */
  List<JobName> hidden() throws IOException;

  /**
   * Forgets a job with everything that belongs to it. One that is left halfway is hidden, and its
   * deletion is made again.
   *
   * @return false if there is no such job
   */
  boolean delete(JobName job) throws IOException;

  @Override
  void close();
}
