package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.config.Configuration;
import org.runspec.config.DataSource;
import org.runspec.config.DataSource.Action;
import org.runspec.job.SharedFolder;
import org.runspec.job.SharedFolder.Use;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/**
 * Where the data and models of a job's runs lie, on nodes that see this machine's files: there a
 * mounted folder is the folder itself.
 */
final class DataPlan {
  private final Configuration configuration;
  private final Facts facts;

  DataPlan(Configuration configuration, Facts facts) {
    this.configuration = configuration;
    this.facts = facts;
  }

  /** Reports what is not there, and what cannot be mounted. */
  void check(Problems problems) {
    for (DataSource source : configuration.sources()) {
      if (source.action() == Action.MOUNT && !isLocal(source) && isFar()) {
        problems.add(
            Problem.error(
                    source.position(),
                    source.section(),
                    "the store is a container, " + facts.store() + ", which nodes do not mount")
                .suggesting("write '" + source.section() + "-action: download'"));
        continue;
      }
      Optional<String> folder = wanted(source).filter(it -> !facts.folders().contains(it));
      if (folder.isPresent()) {
        String section = source.section();
        problems.add(
            Problem.error(
                    source.position(),
                    section,
                    "there is nothing in "
                        + folder.get()
                        + (isLocal(source) ? "" : " of the store, which nodes are to have"))
                .suggesting(
                    isLocal(source)
                        ? section + "-local: a folder that there is"
                        : "upload FILES --to share:"
                            + folder.get().substring(folder.get().indexOf('/') + 1)
                            + ", or "
                            + section
                            + "-action: none"));
      }
    }
  }

  /** The folder on this machine that a use has, absolute; absent where nodes bring it. */
  Optional<String> folder(Use use) {
    Optional<String> own = use == Use.DATA ? facts.data() : facts.models();
    Optional<DataSource> source = source(use);
    if (source.isEmpty() || isLocal(source.get())) {
      return own;
    }
    return source.get().action() == Action.MOUNT
        ? Optional.of(facts.store().text() + "/" + source.get().key())
        : Optional.empty();
  }

  private boolean isFar() {
    return facts.store().folder().isEmpty();
  }

  /** What nodes download. */
  List<SharedFolder> downloads() {
    return configuration.sources().stream()
        .filter(source -> source.action() == Action.DOWNLOAD)
        .map(source -> new SharedFolder(source.use(), source.key()))
        .toList();
  }

  private Optional<DataSource> source(Use use) {
    return configuration.sources().stream().filter(source -> source.use() == use).findFirst();
  }

  /** Whether a folder of this machine is meant, although nodes elsewhere would mount a share. */
  private boolean isLocal(DataSource source) {
    return source.action() == Action.MOUNT && configured(source.use()).isPresent();
  }

  private Optional<String> configured(Use use) {
    return (use == Use.DATA ? configuration.data() : configuration.models()).map(String::valueOf);
  }

  private Optional<String> wanted(DataSource source) {
    return isLocal(source) ? configured(source.use()) : Optional.of(source.key());
  }
}
