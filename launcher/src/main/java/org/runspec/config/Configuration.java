package org.runspec.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param otherStores further ones, in which there may be jobs too
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
    List<StoreSettings> otherStores,
    JobSettings jobs) {
  /** The name of the file, in a project's folder and in the user's own. */
  public static final String FILE = "xt_config.yaml";

  public Configuration {
    components = List.copyOf(components);
    sources = List.copyOf(sources);
    otherStores = List.copyOf(otherStores);
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /** The same with other settings of jobs. */
  public Configuration with(JobSettings otherJobs) {
    return new Configuration(
        components, data, models, sources, target, targets, store, otherStores, otherJobs);
  }

  /** The same, seen from another of its stores. */
  public Configuration in(StoreSettings other) {
    List<StoreSettings> rest =
        Stream.concat(Stream.of(store), otherStores.stream())
            .filter(each -> !each.service().equals(other.service()))
            .toList();
    return new Configuration(components, data, models, sources, target, targets, other, rest, jobs);
  }

  /** The store of a target's jobs; this configuration's own if the target names none. */
  public StoreSettings storeOf(String name) {
    Optional<String> named = Optional.ofNullable(targets.get(name)).flatMap(Target::storage);
    return otherStores.stream()
        .filter(each -> named.filter(each.service()::equals).isPresent())
        .findFirst()
        .orElse(store);
  }
}
