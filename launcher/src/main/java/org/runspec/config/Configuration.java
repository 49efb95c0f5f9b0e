package org.runspec.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code xt_config.yaml} says: the project's laid over the user's, laid over the packaged one.
 *
 * <pre>{@code
 * components: [../common/components]
 * data: {data-local: ~/data}
 * xt-services: {target: local, storage: files}
 * compute-targets:
 *   local: {service: local, slots: 8}
 * }</pre>
 *
 * @param components folders of components beside the project's own, absolute
 * @param data what {@code $datastore} stands for, absolute
 * @param models what {@code XT_MODEL_DIR} is for runs, absolute
 * @param sources which of the two nodes are to mount or download
 * @param target the target of jobs that name none
 * @param targets places where jobs run, by name
 * @param store where files and records live
 * @param jobs what holds for jobs everywhere
 */
public record Configuration(
    List<Path> components,
    Optional<Path> data,
    Optional<Path> models,
    List<DataSource> sources,
    String target,
    Map<String, Target> targets,
    StoreSettings store,
    JobSettings jobs) {
  /** The name of the file, in a project's folder and in the user's own. */
  public static final String FILE = "xt_config.yaml";

  public Configuration {
    components = List.copyOf(components);
    sources = List.copyOf(sources);
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /** The same with other settings of jobs. */
  public Configuration with(JobSettings otherJobs) {
    return new Configuration(components, data, models, sources, target, targets, store, otherJobs);
  }
}
