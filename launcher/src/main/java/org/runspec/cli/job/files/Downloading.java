package org.runspec.cli.job.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.JobName;
import org.runspec.job.RunName;
import org.runspec.report.Named;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.transfer.Download;
import org.runspec.transfer.Item;

/** Brings what words name into a user's folder, and tells what came of it. */
final class Downloading {
  private final Sight sight;
  private final StoredFiles stored;
  private final boolean force;

  Downloading(Sight sight, StoredFiles stored, boolean force) {
    this.sight = sight;
    this.stored = stored;
    this.force = force;
  }

  /**
   * Brings files.
   *
   * @param words places, then names and patterns of files
   * @param to the folder; null for one named after each place
   */
  ExitCode bring(List<String> words, String to) throws IOException, InterruptedException {
    int places = 1;
    while (places < words.size() && isPlace(words.get(places))) {
      places++;
    }
    List<String> patterns = words.subList(places, words.size());
    List<Item> files = new ArrayList<>();
    List<Item> leftOut = new ArrayList<>();
    boolean alone = places == 1 && !to.isEmpty();
    for (String word : words.subList(0, places)) {
      Place place = place(word);
      Choice.Chosen chosen = new Choice(place, patterns).from(stored.of(place));
      String folder = alone ? "" : place.folder() + "/";
      chosen.files().forEach(file -> files.add(below(folder, file)));
      leftOut.addAll(chosen.leftOut());
    }
    if (files.isEmpty()) {
      throw nothing(words.subList(0, places));
    }
    Path folder = sight.session().directory().resolve(GivenPath.of(to));
    Download download = new Download(folder, force);
    Optional<Download.Outcome> outcome =
        new Moving(sight).watched(bytes(files), meter -> download.bring(files, meter));
    if (outcome.isEmpty()) {
      sight.err().println("\nStopped. The same command goes on from here.");
      return ExitCode.INTERRUPTED;
    }
    tell(outcome.get(), shown(words.subList(0, places), to), leftOut);
    return ExitCode.DONE;
  }

  private static boolean isPlace(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return Place.isShare(word)
        || JobName.parse(word).isPresent()
        || (RunName.parse(name).isPresent() && word.indexOf('/') == word.lastIndexOf('/'));
  }

  private Place place(String word) throws IOException {
    return Place.isShare(word)
        ? existing(Place.Share.of(word))
        : new Place.Of(sight.find(List.of(word)).get(0));
  }

  private Place existing(Place.Share share) throws IOException {
    new Shares(sight).expect(share.name());
    return share;
  }

  private static Item below(String folder, Item file) {
    return file.at(folder + file.path());
  }

  private static long bytes(List<Item> files) {
    return files.stream().mapToLong(file -> file.size()).sum();
  }

  private UserProblem nothing(List<String> places) throws IOException {
    String names = String.join(", ", places);
    return new UserProblem("download " + names, why(places), "status " + places.get(0));
  }

  private String why(List<String> places) throws IOException {
    for (String word : places) {
      if (place(word) instanceof Place.Of of
          && of.named() instanceof Named.Run run
          && sight.lacksFiles(run)) {
        return "the files of " + run + " were deleted";
      }
    }
    return "there are no files yet";
  }

  private static String shown(List<String> places, String to) {
    if (!to.isEmpty()) {
      return to;
    }
    return places.size() == 1 && !Place.isShare(places.get(0))
        ? places.get(0).substring(places.get(0).lastIndexOf('/') + 1)
        : "this folder";
  }

  private void tell(Download.Outcome outcome, String folder, List<Item> leftOut) {
    sight.out().println(Moving.said("Downloaded", outcome, folder));
    if (!leftOut.isEmpty()) {
      sight
          .err()
          .println(
              "Left out: "
                  + Moving.amount(leftOut.size(), bytes(leftOut))
                  + " of checkpoints; 'checkpoints' behind the name brings them.");
    }
    List<String> unchecked = stored.unchecked();
    if (!unchecked.isEmpty()) {
      String who = unchecked.size() == 1 ? unchecked.get(0) : unchecked.size() + " runs";
      sight.err().println("Note: the checksums of " + who + " are damaged: not checked.");
    }
    List<String> growing = stored.growing();
    if (!growing.isEmpty()) {
      String who =
          growing.size() == 1 ? growing.get(0) + " goes on" : growing.size() + " runs go on";
      sight
          .err()
          .println(
              "Note: "
                  + who
                  + ". Its files are as the store had them; the same command brings what comes.");
    }
  }
}
