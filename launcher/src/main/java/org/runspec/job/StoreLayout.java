package org.runspec.job;

/** Where everything lies in a store, as keys with {@code /}; the only owner of these names. */
public final class StoreLayout {
  /** What the runspec is called in a job's folder, and wherever it is brought. */
  public static final String LAUNCHED_SPEC = "launched_job_spec.yaml";

  private StoreLayout() {}

  /** By what the store is told from others. */
  public static String identity() {
    return "store.json";
  }

  /** A code snapshot. */
  public static String code(String digest) {
    return codes() + "/" + digest + ".zip";
  }

  /** A tool that nodes need, such as node.jar. */
  public static String tool(String digest) {
    return tools() + "/" + digest;
  }

  /** The folder of all code snapshots. */
  public static String codes() {
    return "code";
  }

  /** The folder of all programs that nodes need. */
  public static String tools() {
    return "tools";
  }

  /** The folder of all jobs. */
  public static String jobs() {
    return "jobs";
  }

  /** The folder of a job. */
  public static String job(JobName job) {
    return jobs() + "/" + job;
  }

  /** The job's record. */
  public static String jobRecord(JobName job) {
    return job(job) + "/job.json";
  }

  /** What was the job's record until it was deleted; there as long as anything of it is left. */
  public static String deletedRecord(JobName job) {
    return job(job) + "/deleted.json";
  }

  /** What its nodes execute. */
  public static String multiRun(JobName job) {
    return job(job) + "/mrc.json";
  }

  /** The runspec as it was launched. */
  public static String launchedSpec(JobName job) {
    return job(job) + "/" + LAUNCHED_SPEC;
  }

  /** A file that nodes of one launch need, where they do not see its folder. */
  public static String kit(JobName job, String launch, String file) {
    return job(job) + "/kits/" + launch + "/" + file;
  }

  /** What was submitted to the target, by number from 1. */
  public static String submission(JobName job, int number) {
    return job(job) + "/submissions/" + number + ".json";
  }

  /** The launcher's journal. */
  public static String jobLog(JobName job) {
    return job(job) + "/job.log";
  }

  /** The folder of the job's claims. */
  public static String claims(JobName job) {
    return job(job) + "/claims";
  }

  /** One claim. */
  public static String claim(JobName job, int run, int attempt) {
    return claims(job) + "/" + run + "." + attempt;
  }

  /** What a node printed in its latest life, where its machine does not keep it. */
  public static String nodeOutput(JobName job, int node) {
    return job(job) + "/outputs/node" + node + ".txt";
  }

  /** The folder of what clients asked. */
  public static String client(JobName job) {
    return job(job) + "/client";
  }

  /** One request. */
  public static String request(JobName job, String id) {
    return client(job) + "/" + id;
  }

  /** The folder of the job's nodes. */
  public static String nodes(JobName job) {
    return job(job) + "/nodes";
  }

  /** The folder of one life of a node. */
  public static String node(JobName job, NodeName node) {
    return nodes(job) + "/" + node;
  }

  /** A node's sign of life. */
  public static String alive(JobName job, NodeName node) {
    return node(job, node) + "/alive";
  }

  /** A node's journal. */
  public static String nodeLog(JobName job, NodeName node) {
    return node(job, node) + "/node.log";
  }

  /** What a node leaves behind. */
  public static String nodeAfter(JobName job, NodeName node) {
    return node(job, node) + "/after";
  }

  /** The folder of numbers that were given to jobs. */
  public static String jobNumbers() {
    return "numbers/jobs";
  }

  /** The job that a submission became. */
  public static String submission(String id) {
    return "numbers/submissions/" + id;
  }

  /** The folder of numbers that were given to a workspace's parent runs. */
  public static String runNumbers(String workspace) {
    return workspace + "/numbers";
  }

  /** The folder of a workspace's runs. */
  public static String runs(String workspace) {
    return workspace + "/runs";
  }

  /** The folder of a run. */
  public static String run(String workspace, RunName run) {
    return runs(workspace) + "/" + run;
  }

  /** What a run starts with beside the code. */
  public static String before(String workspace, RunName run) {
    return run(workspace, run) + "/before";
  }

  /** How a run ended. */
  public static String end(String workspace, RunName run) {
    return run(workspace, run) + "/end.json";
  }

  /** How a run ended after it had been resumed: the end of that attempt. */
  public static String end(String workspace, RunName run, int resumedAttempt) {
    return resumedAttempt == 0
        ? end(workspace, run)
        : run(workspace, run) + "/end." + resumedAttempt + ".json";
  }

  /** The folder of an attempt: only its holder writes there. */
  public static String attempt(String workspace, RunName run, int attempt) {
    return run(workspace, run) + "/a" + attempt;
  }

  /** An attempt's journal. */
  public static String runLog(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/run.log";
  }

  /** What an attempt's command printed. */
  public static String output(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/output.txt";
  }

  /** The live copy of an attempt's results. */
  public static String mirrored(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/mirrored";
  }

  /** The complete checkpoints of an attempt. */
  public static String checkpoints(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/checkpoints";
  }

  /** Sums of an attempt's files. */
  public static String sums(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/sums.json";
  }

  /** Which results an attempt deleted. */
  public static String deleted(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/deleted.json";
  }

  /** Files that were captured when an attempt ended. */
  public static String after(String workspace, RunName run, int attempt) {
    return attempt(workspace, run, attempt) + "/after";
  }

  /** Files that somebody added to a run. */
  public static String uploaded(String workspace, RunName run) {
    return run(workspace, run) + "/uploaded";
  }

  /** Files that somebody added to a job. */
  public static String uploaded(JobName job) {
    return job(job) + "/uploaded";
  }

  /** The folder of all shares. */
  public static String shares() {
    return "shares";
  }

  /** A folder of files that belong to no run, such as data. */
  public static String share(String name) {
    return shares() + "/" + name;
  }
}
