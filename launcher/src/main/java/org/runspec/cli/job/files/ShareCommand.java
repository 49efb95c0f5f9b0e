package org.runspec.cli.job.files;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.report.table.ScreenText;
import org.runspec.report.table.TextTable;
import org.runspec.run.console.TransferText;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.StoredObject;

@Parameters(
    commandDescription =
        "Lists or deletes shares. A share is a folder of the store for files that belong to"
            + " no run, such as data. 'share list' lists them, 'share list data' the files of"
            + " one, 'share delete data/old' deletes a file or folder. A share begins with the"
            + " first 'upload ... --to share:NAME'.")
public final class ShareCommand extends StoreCommand {
  private static final String LIST = "list";
  private static final String DELETE = "delete";

  @Parameter(description = "list|delete [NAME[/PATH]...]")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--yes", description = "Deletes a whole share without being asked")
  private boolean yes;

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    String what = words.isEmpty() ? "" : words.get(0);
    List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size());
    Shares shares = new Shares(sight);
    switch (what) {
      case LIST -> list(sight, shares, names);
      case DELETE -> delete(sight, shares, names);
      default ->
          throw new UserProblem(
              what.isEmpty() ? "use shares" : "'" + what + "' shares",
              "they can be listed and deleted",
              "share " + Nearest.to(what, List.of(LIST, DELETE)).orElse(LIST));
    }
    return ExitCode.DONE;
  }

  private static Place.Share share(Shares shares, String word) throws IOException {
    Place.Share share = Place.Share.of(Place.isShare(word) ? word : Place.SHARE + word);
    shares.expect(share.name());
    return share;
  }

  private static void list(Sight sight, Shares shares, List<String> names) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    if (names.isEmpty()) {
      for (String name : shares.names()) {
        List<StoredObject> files = shares.files(new Place.Share(name, ""));
        rows.add(List.of(name, String.valueOf(files.size()), bytes(files)));
      }
      print(sight, List.of("share", "files", "size"), rows);
      return;
    }
    for (String name : names) {
      Place.Share share = share(shares, name);
      for (StoredObject file : existing("list ", shares, share, name)) {
        List<String> segments = file.key().segments();
        String path = String.join("/", segments.subList(1, segments.size()));
        rows.add(List.of(path, "", TransferText.size(file.size())));
      }
    }
    print(sight, List.of("file", "", "size"), rows);
  }

  private static List<StoredObject> existing(
      String deed, Shares shares, Place.Share share, String name) throws IOException {
    List<StoredObject> files = shares.files(share);
    if (files.isEmpty()) {
      throw new UserProblem(
          deed + name, "there is no such file or folder", "share list " + share.name());
    }
    return files;
  }

  private static void print(Sight sight, List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      columns.add(new TextTable.Column(header, !columns.isEmpty(), columns.size(), 8, 200));
    }
    if (rows.isEmpty()) {
      sight.err().println("The store has no shares. 'upload FILES --to share:NAME' makes one.");
      return;
    }
    new TextTable(columns, rows).laid(sight.width()).lines().forEach(sight.out()::println);
  }

  private static String bytes(List<StoredObject> files) {
    return TransferText.size(total(files));
  }

  private static long total(List<StoredObject> files) {
    return files.stream().mapToLong(StoredObject::size).sum();
  }

  private void delete(Sight sight, Shares shares, List<String> names) throws IOException {
    if (names.isEmpty()) {
      throw new UserProblem("delete", "no share was named", "share delete NAME/PATH");
    }
    for (String name : names) {
      Place.Share share = share(shares, name);
      List<StoredObject> files = existing("delete ", shares, share, name);
      if (share.path().isEmpty() && !yes) {
        throw new UserProblem(
            "delete share " + name,
            "all of it would go, " + Moving.amount(files.size(), total(files)),
            "share delete " + name + " --yes");
      }
      shares.delete(files);
      sight
          .out()
          .println(
              "Deleted "
                  + ScreenText.harmless(name)
                  + ": "
                  + files.size()
                  + (files.size() == 1 ? " file, " : " files, ")
                  + bytes(files)
                  + ".");
    }
  }
}
