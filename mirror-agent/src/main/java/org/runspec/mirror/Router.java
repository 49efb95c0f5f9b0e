package org.runspec.mirror;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.send.Arrival;
import org.runspec.mirror.send.Checkpoints;
import org.runspec.mirror.send.Lane;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.mirror.tree.Tree;
import org.runspec.mirror.watch.Findings;
import org.runspec.storage.ObjectKey;

/** Gives what was noticed to those whom it concerns. */
final class Router implements Findings {
  private final Tree tree;
  private final Selection selection;
  private final Cursors cursors;
  private final Checkpoints checkpoints;
  private final Lane fileLane;
  private final Lane checkpointLane;
  private final Notes notes;

  Router(
      Tree tree,
      Selection selection,
      Cursors cursors,
      Checkpoints checkpoints,
      Lane fileLane,
      Lane checkpointLane,
      Notes notes) {
    this.tree = tree;
    this.selection = selection;
    this.cursors = cursors;
    this.checkpoints = checkpoints;
    this.fileLane = fileLane;
    this.checkpointLane = checkpointLane;
    this.notes = notes;
  }

  @Override
  public boolean isCurrent(ObjectKey file, BasicFileAttributes attributes) {
    String identity = FileState.identity(attributes);
    long modified = FileState.modified(attributes);
    return cursors
        .of(file)
        .map(cursor -> cursor.isCurrent(identity, attributes.size(), modified))
        .orElse(false);
  }

  @Override
  public void changed(ObjectKey file) {
    (selection.isCheckpoint(file) ? checkpointLane : fileLane).offer(file);
  }

  @Override
  public void named(ObjectKey file) {
    if (selection.isCheckpoint(file)) {
      checkpoints.arrived(file, Arrival.PLACED);
    }
    changed(file);
  }

  @Override
  public void touched(ObjectKey file) {
    if (selection.isCheckpoint(file)) {
      checkpoints.arrived(file, Arrival.UNKNOWN);
    }
    changed(file);
  }

  @Override
  public void eventsLost() {
    checkpoints.forgetArrivals();
  }

  @Override
  public void surveyed(long files) {
    if (cursors.count() > files) {
      cursors.files().keySet().forEach(this::changed); // some are gone
    }
  }

  @Override
  public void link(ObjectKey link) {
    try {
      if (tree.look(link).isPresent()) {
        changed(link);
        return;
      }
    } catch (SourceFailure e) {
      unreadable(link.path(), e);
      return;
    }
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.LINK,
            link.path(),
            "Could not follow the link "
                + link
                + ": it does not lead to a file in the folder. Try: put the file itself there."));
  }

  @Override
  public void unreadable(String name, SourceFailure failure) {
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.UNREADABLE,
            name,
            "Could not read "
                + name
                + ": "
                + failure.getMessage()
                + ". Try: make it readable, or leave it out."));
  }

  @Override
  public void nameless(Path file) {
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.NAME,
            file.toString(),
            "Could not mirror "
                + file
                + ": its name is not text in this system's encoding, "
                + System.getProperty("sun.jnu.encoding")
                + ". Try: another name, or LC_ALL=C.UTF-8."));
  }

  @Override
  public void polling(String why) {
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.EVENTS,
            tree.root().toString(),
            "Could not rely on events in "
                + tree.root()
                + ": "
                + why
                + ". Try: nothing, it is looked through again and again instead."));
  }
}
