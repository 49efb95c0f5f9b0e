package org.runspec.cli.job.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.NodeName;
import org.runspec.job.RecordFormat;
import org.runspec.report.CellText;
import org.runspec.report.ListForm;
import org.runspec.report.Named;
import org.runspec.report.table.ScreenText;
import org.runspec.store.Journal;

/** Journals, a line for each event. */
final class LogView {
  private final Viewed viewed;
  private final CellText cells;

  LogView(Viewed viewed) {
    this.viewed = viewed;
    this.cells = new CellText(viewed.sight().zone());
  }

  void show(List<String> names, ListForm form) throws IOException {
    List<Event> all = new ArrayList<>();
    for (Named named : viewed.sight().find(names)) {
      for (Journal journal : journals(named)) {
        all.addAll(viewed.events(journal));
      }
    }
    if (form == ListForm.JSON) {
      ListForm.writeJson(
          all.stream().map(RecordFormat::fields).toList(), viewed.sight().out()::print);
    } else if (all.isEmpty()) {
      viewed.sight().err().println(why(names));
    } else {
      all.forEach(event -> viewed.sight().out().println(line(event)));
    }
  }

  private String why(List<String> names) throws IOException {
    for (Named named : viewed.sight().find(names)) {
      if (named instanceof Named.Run run && viewed.sight().lacksFiles(run)) {
        return "There are no lines: the files of " + run + " were deleted.";
      }
    }
    return "There are no lines yet.";
  }

  private List<Journal> journals(Named named) throws IOException {
    if (named instanceof Named.Run run) {
      return List.of(Viewed.journal(run, viewed.attemptOf(viewed.row(run))));
    } else if (named instanceof Named.Node node) {
      List<Journal> lives = new ArrayList<>();
      for (NodeName life : viewed.sight().stores().records().lives(node.job().job())) {
        if (life.node() == node.node()) {
          lives.add(new Journal.OfNode(node.job().job(), life));
        }
      }
      return lives;
    }
    return List.of(new Journal.OfJob(named.job().job()));
  }

  private String line(Event event) {
    String what = String.format(Locale.ROOT, "%-15s", event.event());
    String who = event.run().map(run -> run + "  ").orElse("");
    String line = cells.of(event.time()) + "  " + what + " " + who + words(event);
    return ScreenText.harmless(line.stripTrailing());
  }

  /**
   * Something that is told.
   *
   * @param group the map that it stands in, such as {@code metrics}; empty for the event itself
   */
  private record Told(String group, String name, Object value) {}

  /**
   * Such as {@code step 100, s1-off 4.27887}; maps within are laid flat, and where two have the
   * same name, it is told of which map each is.
   */
  private String words(Event event) {
    List<Told> flat = new ArrayList<>();
    flatten("", event.data(), flat);
    List<String> words = new ArrayList<>();
    for (Told told : flat) {
      boolean isAlone = flat.stream().filter(it -> it.name().equals(told.name())).count() == 1;
      String label = isAlone || told.group().isEmpty() ? "" : told.group() + ".";
      words.add(label + told.name() + " " + shown(event.event(), told.value()));
    }
    return String.join(", ", words);
  }

  private static void flatten(String group, Map<?, ?> data, List<Told> flat) {
    data.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (value instanceof Map<?, ?> map) {
            flatten(name, map, flat);
          } else if (value != null && !value.equals("")) {
            flat.add(new Told(group, name, RecordedTime.of(name, value)));
          }
        });
  }

  private String shown(EventKind kind, Object value) {
    boolean whole = value instanceof Double number && number == Math.rint(number);
    return whole || kind == EventKind.HPARAMS || kind == EventKind.CLAIMED
        ? cells.of(value)
        : cells.measured(value);
  }
}
