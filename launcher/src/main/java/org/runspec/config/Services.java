package org.runspec.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** The external services of a configuration, and the stores that are made of them. */
final class Services {
  private final Map<String, ConfigSection> services;
  private final ConfigSection chosen;
  private final KnownNames names;
  private final Problems problems;

  Services(ConfigSection root, Problems problems) {
    this.services = root.named("external-services");
    this.chosen = root.below("xt-services");
    this.names = new KnownNames(problems);
    this.problems = problems;
  }

  Set<String> names() {
    return services.keySet();
  }

  /** The type of a service; empty, and a problem, if there is none of this name. */
  Optional<String> typeOf(String service, Position position, String path) {
    return names.known(services, service, position, path, "service").flatMap(it -> it.text("type"));
  }

  /** The store that jobs go to by themselves. */
  StoreSettings store() {
    Optional<ConfigSection> storage = chosen.text("storage").flatMap(it -> service(it, "storage"));
    Optional<StoreSettings.Mongo> mongo = chosen.text("mongo").flatMap(this::mongo);
    return storage(ownStorage(), storage.orElse(new ConfigSection(Optional.empty())), mongo);
  }

  private String ownStorage() {
    return chosen.text("storage").orElse("files");
  }

  /** The others. A database has the records of the one store only that jobs go to by themselves. */
  List<StoreSettings> otherStores() {
    return services.entrySet().stream()
        .filter(service -> service.getValue().text("type").equals(Optional.of("storage")))
        .filter(service -> !service.getKey().equals(ownStorage()))
        .map(service -> storage(service.getKey(), service.getValue(), Optional.empty()))
        .toList();
  }

  private StoreSettings storage(
      String name, ConfigSection section, Optional<StoreSettings.Mongo> mongo) {
    Optional<StoreAddress> address = new StorageService(name, section, problems).address();
    return new StoreSettings(name, address, section.secret("storage-key"), mongo);
  }

  private Optional<ConfigSection> service(String name, String type) {
    return service(name, type, chosen.position(type), "xt-services." + type);
  }

  /** A service of a type; empty, and a problem, if there is no such one. */
  Optional<ConfigSection> service(String name, String type, Position position, String path) {
    Optional<ConfigSection> service = names.known(services, name, position, path, "service");
    if (service.isPresent() && !service.get().text("type").equals(Optional.of(type))) {
      problems.add(
          Problem.error(position, path, name + " is of another type")
              .allowing("it takes a service of type " + type));
      return Optional.empty();
    }
    return service;
  }

  private Optional<StoreSettings.Mongo> mongo(String name) {
    Optional<ConfigSection> service = service(name, "mongo");
    if (service.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> connection = service.get().secret("mongo-connection-string");
    if (connection.isEmpty()) {
      problems.add(
          Problem.error(
                  service.get().position(),
                  "external-services." + name,
                  "it does not say where its connection string is kept")
              .suggesting("write 'mongo-connection-string: {env: MONGO_URL}'"));
    }
    return connection.map(it -> new StoreSettings.Mongo(name, it));
  }
}
