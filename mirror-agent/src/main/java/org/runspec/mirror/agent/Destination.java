package org.runspec.mirror.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.runspec.storage.Storage;
import org.runspec.storage.azure.BlobCredential;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.local.LocalStorage;

/** Where the copy goes. */
sealed interface Destination {
  /** The storage there, to which nothing was written yet. */
  Storage open() throws InputProblem, IOException;

  /** What tells it from all others. */
  String text();

  /** A folder's path, or the address of a container or of a folder in one. */
  static Destination of(String text, Map<String, String> environment) throws InputProblem {
    return text.startsWith("http://") || text.startsWith("https://")
        ? InContainer.of(text, environment)
        : Folder.of(text);
  }

  /** On this machine's file systems. */
  record Folder(Path path) implements Destination {
    private static Folder of(String text) throws InputProblem {
      try {
        return new Folder(Path.of(text));
      } catch (InvalidPathException e) {
        throw new InputProblem("start the mirror", "--to is no path: " + text, "another one");
      }
    }

    @Override
    public Storage open() throws InputProblem, IOException {
      Path existing = path.toAbsolutePath().normalize();
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
        throw new InputProblem(
            "write to " + path,
            existing + (Files.isDirectory(existing) ? " cannot be written to" : " is not a folder"),
            "another folder after --to");
      }
      return LocalStorage.at(path);
    }

    @Override
    public String text() {
      return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** In Azure Blob Storage. */
  record InContainer(URI place, BlobCredential credential) implements Destination {
    private static InContainer of(String text, Map<String, String> environment)
        throws InputProblem {
      String shown = text.replaceAll("[?].*", "");
      URI place;
      String account;
      try {
        place = URI.create(text.replace(" ", "%20"));
        account = BlobStorage.accountOf(place);
      } catch (IllegalArgumentException e) {
        throw new InputProblem(
            "mirror to " + shown,
            text.contains("?")
                ? "a secret does not belong in the address"
                : "no container is there",
            "--to https://ACCOUNT.blob.core.windows.net/CONTAINER, and the key in the variable"
                + " AZURE_STORAGE_KEY");
      }
      try {
        return new InContainer(place, BlobCredential.fromEnvironment(environment, account));
      } catch (IllegalArgumentException e) {
        throw new InputProblem(
            "mirror to " + shown, e.getMessage(), "the right one in the environment");
      }
    }

    /** Asks it something, so that a wrong key is told of before anything is watched. */
    @Override
    public Storage open() throws IOException {
      BlobStorage storage = BlobStorage.at(place, credential);
      storage.children("");
      return storage;
    }

    @Override
    public String text() {
      return place.toString();
    }

    @Override
    public String toString() {
      return place.toString();
    }
  }
}
