package org.runspec.mirror.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.runspec.storage.ObjectKey;

/** One walk through a tree, past all files that are mirrored. Links are not followed. */
public final class Survey extends SimpleFileVisitor<Path> {
  private final Tree tree;
  private final Selection selection;
  private final Visitor visitor;

  private Survey(Tree tree, Selection selection, Visitor visitor) {
    this.tree = tree;
    this.selection = selection;
    this.visitor = visitor;
  }

  /**
   * Walks through the tree.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public static void walk(Tree tree, Selection selection, Visitor visitor) throws IOException {
    Files.walkFileTree(tree.root(), new Survey(tree, selection, visitor));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (!visitor.goesOn()) {
      return FileVisitResult.TERMINATE;
    }
    if (folder.equals(tree.root())) {
      return FileVisitResult.CONTINUE;
    }
    Optional<ObjectKey> name = named(folder);
    return name.isEmpty() || selection.omitsFolder(name.get())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!visitor.goesOn()) {
      return FileVisitResult.TERMINATE;
    }
    Optional<ObjectKey> name = named(file);
    if (name.isPresent() && selection.includes(name.get())) {
      if (attributes.isRegularFile()) {
        visitor.file(name.get(), attributes);
      } else if (attributes.isSymbolicLink()) {
        visitor.link(name.get());
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(tree.root())) {
      throw e;
    }
    Optional<ObjectKey> name = named(file);
    if (name.isPresent() && !selection.omitsFolder(name.get())) {
      SourceFailure failure = Tree.failure(name.get(), e);
      if (failure.reason() == SourceFailure.Reason.UNREADABLE) {
        visitor.unreadable(name.get(), failure);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
    return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
  }

  private Optional<ObjectKey> named(Path file) {
    Optional<ObjectKey> name = tree.name(file);
    if (name.isEmpty()) {
      visitor.nameless(file);
    }
    return name;
  }

  /** What is done with what is found. */
  public interface Visitor {
    /** Whether the walk goes on. */
    boolean goesOn();

    /** A regular file. */
    void file(ObjectKey name, BasicFileAttributes attributes);

    /** A link. */
    void link(ObjectKey name);

    /** A folder that cannot be read, or an entry of which nothing can be learnt. */
    void unreadable(ObjectKey name, SourceFailure failure);

    /** Something whose name is no text. */
    void nameless(Path file);
  }
}
