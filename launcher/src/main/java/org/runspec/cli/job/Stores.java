package org.runspec.cli.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.config.Project;
import org.runspec.config.StoreSettings;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * The stores that a project's configuration has: its own, to which jobs go by themselves, and
 * others. Which one is meant follows from the names in a call: {@code lab:job7} where {@code job7}
 * alone means several things.
 */
public final class Stores implements AutoCloseable {
  /** What names of shares begin with, which are none of stores. */
  private static final String SHARE = "share";

  private final Session session;
  private final Sight own;
  private final List<Sight> opened = new ArrayList<>();

  /** Opened when they are needed: some are far away. */
  private final Map<String, Project> others = new LinkedHashMap<>();

  /** Why there is nothing to be seen of a store, by its name. */
  private final Map<String, String> unseen = new LinkedHashMap<>();

  private Stores(Session session, Sight own) {
    this.session = session;
    this.own = own;
    opened.add(own);
  }

  /**
   * Opens what the configuration names.
   *
   * @throws ExternalProblem if the project's own store cannot be used
   */
  public static Stores open(Project project, Session session) {
    Stores stores = new Stores(session, Sight.of(session, project));
    for (StoreSettings settings : project.configuration().otherStores()) {
      stores.add(project.in(settings));
    }
    return stores;
  }

  private void add(Project project) {
    StoreSettings settings = project.configuration().store();
    boolean isKnown =
        own.isAt(project.store())
            || others.values().stream().anyMatch(other -> other.store().equals(project.store()));
    if (isKnown) {
      return;
    } else if (!new StorePlace(project, session).isAbsent()) {
      others.put(settings.service(), project);
    } else if (settings.address().isPresent()) {
      unseen.put(settings.service(), "there is no folder " + project.store());
    }
  }

  /** All that can be opened, the own one first. */
  private List<Sight> all() {
    List.copyOf(others.keySet()).forEach(this::open);
    return opened;
  }

  /** One of a name; empty if there is none, or it cannot be opened. */
  private Optional<Sight> open(String store) {
    Project project = others.remove(store);
    if (project != null) {
      try {
        opened.add(Sight.of(session, project));
      } catch (ExternalProblem e) {
        unseen.put(
            store, e.getCause() == null ? e.getMessage() : ExternalProblem.said(e.getCause()));
      } catch (UserProblem e) {
        unseen.put(store, e.getMessage().replaceFirst("\\.$", ""));
      }
    }
    return opened.stream().filter(sight -> sight.store().equals(store)).findFirst();
  }

  /** The project's own. */
  public Sight own() {
    return own;
  }

  /**
   * All that can be read, the own one first. Of others it is said, once.
   *
   * @throws IOException if none can be read
   */
  public List<Sight> readable() throws IOException {
    List<Sight> readable = new ArrayList<>();
    IOException first = null;
    for (Sight sight : all()) {
      try {
        sight.jobs().names();
        readable.add(sight);
      } catch (IOException e) {
        first = first == null ? e : first;
        unseen.put(sight.store(), String.valueOf(e.getMessage()));
      }
    }
    if (readable.isEmpty()) {
      throw first == null ? new IOException("there is no store") : first;
    }
    tellUnseen();
    return readable;
  }

  /** Whether there is more than one, be it to be seen or not. */
  public boolean several() {
    return opened.size() + others.size() + unseen.size() > 1;
  }

  /** Why a store cannot be read; empty if it can, or nobody wrote to it yet. */
  public Optional<String> trouble(String store) {
    Optional<Sight> sight = open(store);
    if (sight.isPresent()) {
      try {
        sight.get().jobs().names();
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.ofNullable(unseen.get(store));
  }

  private void tellUnseen() {
    unseen.forEach(
        (store, why) ->
            session.err().println("Note: the store " + store + " is left out: " + why + "."));
  }

  /**
   * The one store that some words are about; the own one if they do not tell.
   *
   * @param words names of jobs and runs, and others
   * @throws UserProblem if a name is in several stores, or names are of different ones
   */
  public Sight of(List<String> words) {
    Set<Sight> meant = new LinkedHashSet<>();
    for (String word : words) {
      named(word).ifPresent(meant::add);
    }
    if (meant.isEmpty() && !isAlone()) {
      for (String word : words) {
        known(word).ifPresent(meant::add);
      }
    }
    if (meant.size() > 1) {
      throw new UserProblem(
          "do that with " + String.join(" and ", words),
          "they are in different stores, " + names(meant.stream()),
          "one store after the other");
    }
    return meant.stream().findFirst().orElse(own);
  }

  private boolean isAlone() {
    return opened.size() + others.size() == 1;
  }

  /**
   * Names by the store that each is in, without the stores' own names; one that is nowhere is
   * looked for in the own one.
   *
   * @throws UserProblem if a name is in several stores
   */
  public Map<Sight, List<String>> byStore(List<String> names) {
    Map<Sight, List<String>> byStore = new LinkedHashMap<>();
    for (String word : names) {
      for (String name : isAlone() ? new String[] {word} : word.split(",", -1)) {
        Optional<Sight> prefixed = named(name);
        Sight sight = prefixed.isPresent() ? prefixed.get() : known(name).orElse(own);
        byStore.computeIfAbsent(sight, unused -> new ArrayList<>()).add(sight.plain(name));
      }
    }
    return byStore;
  }

  /** The store that a word itself names. */
  private Optional<Sight> named(String word) {
    int colon = word.indexOf(':');
    if (colon < 1 || word.startsWith(SHARE + ":")) {
      return Optional.empty();
    }
    String name = word.substring(0, colon);
    Optional<Sight> sight = open(name);
    if (sight.isPresent()) {
      return sight;
    }
    String why = unseen.get(name);
    if (why != null) {
      throw new ExternalProblem("read the store " + name, new IOException(why), "again later");
    } else if (word.substring(colon + 1).matches("(job|run)[0-9].*")) {
      List<String> names = all().stream().map(Sight::store).toList();
      throw new UserProblem(
          "find " + Quote.of(word),
          "there is no store " + name + "; there are " + String.join(", ", names),
          Nearest.to(name, names).orElse(names.get(0)) + word.substring(colon));
    }
    return Optional.empty();
  }

  /** The store that a name without a store is in, if it is in any. */
  private Optional<Sight> known(String word) {
    if (isAlone()) {
      return Optional.empty();
    }
    List<Sight> having = new ArrayList<>();
    for (Sight sight : all()) {
      if (knows(sight, word)) {
        having.add(sight);
      }
    }
    if (having.size() > 1) {
      throw new UserProblem(
          "find " + word,
          "several stores have it, " + names(having.stream()),
          having.stream()
              .map(sight -> sight.store() + ":" + word)
              .collect(Collectors.joining(" or ")));
    } else if (having.isEmpty() && word.matches("(job|run)[0-9].*")) {
      tellUnseen();
    }
    return having.stream().findFirst();
  }

  private boolean knows(Sight sight, String word) {
    try {
      for (String part : word.split(",", -1)) {
        if (sight.knows(part)) {
          return true;
        }
      }
    } catch (IOException e) {
      unseen.put(sight.store(), String.valueOf(e.getMessage()));
    }
    return false;
  }

  private static String names(Stream<Sight> sights) {
    return sights.map(Sight::store).collect(Collectors.joining(" and "));
  }

  @Override
  public void close() throws IOException {
    for (Sight sight : opened) {
      sight.stores().close();
    }
  }
}
