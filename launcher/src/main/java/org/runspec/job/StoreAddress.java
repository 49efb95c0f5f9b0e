package org.runspec.job;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the files of a store lie; without what it takes to be let in. */
public sealed interface StoreAddress {
  /** As it stands in records and messages: an absolute path, or an {@code https://} address. */
  String text();

  /** The folder on this machine, if it is one. */
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /**
   * What a text means.
   *
   * @param text as in {@link #text}
   * @throws IllegalArgumentException if it is no address; the message says why
   */
  static StoreAddress parse(String text) {
    if (text.matches("https?://.*")) {
      return Container.parse(text);
    }
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return new Folder(path);
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(text + " is no path", e);
    }
    throw new IllegalArgumentException(text + " is no absolute path");
  }

  /**
   * In a folder.
   *
   * @param path absolute
   */
  record Folder(Path path) implements StoreAddress {
    @Override
    public String text() {
      return path.toString();
    }

    @Override
    public Optional<Path> folder() {
      return Optional.of(path);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * In a container of Azure Blob storage, or in a folder of it.
   *
   * @param account such as {@code https://ourlab.blob.core.windows.net}; an emulator's has the
   *     account's name as its path: {@code http://127.0.0.1:10000/devstoreaccount1}
   * @param prefix names of folders with slashes between; empty for the whole container
   */
  record Container(URI account, String container, String prefix) implements StoreAddress {
    private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9](-?[a-z0-9])*");
    private static final Pattern FOLDERS = Pattern.compile("([A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)?");
    private static final Pattern WITHOUT_DOTS = Pattern.compile("(?!.*(^|/)\\.{1,2}(/|$)).*");
    private static final Pattern CLOUD =
        Pattern.compile("[^.]+\\.(blob|dfs)\\..+", Pattern.CASE_INSENSITIVE);

    /**
     * A container.
     *
     * @throws IllegalArgumentException if there can be none of this name; the message says why
     */
    public Container {
      String name = account.getPath() == null ? "" : account.getPath();
      if (account.getHost() == null || account.getQuery() != null || name.endsWith("/")) {
        throw new IllegalArgumentException("no address of a storage account: " + hidden(account));
      }
      Optional<String> wrong = wrongName(container).or(() -> wrongFolder(prefix));
      if (wrong.isPresent()) {
        throw new IllegalArgumentException(wrong.get());
      }
    }

    /** Why there can be no container of a name; empty if there can. */
    public static Optional<String> wrongName(String container) {
      return NAME.matcher(container).matches()
          ? Optional.empty()
          : Optional.of(
              "'"
                  + container
                  + "' cannot be a container: names have 3 to 63 lower-case letters, digits and"
                  + " single dashes");
    }

    /** Why there can be no folder of a name in a container; empty if there can. */
    public static Optional<String> wrongFolder(String prefix) {
      return FOLDERS.matcher(prefix).matches() && WITHOUT_DOTS.matcher(prefix).matches()
          ? Optional.empty()
          : Optional.of(
              "'"
                  + prefix
                  + "' cannot be a folder of a container: letters, digits, '_', '.' and '-', with"
                  + " slashes between folders");
    }

    /** An address may hold a signature behind a question mark. */
    private static String hidden(URI account) {
      return account.toString().replaceFirst("\\?.*", "?...");
    }

    static Container parse(String text) {
      URI uri = uri(text);
      if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
        throw new IllegalArgumentException("no address of a container: " + hidden(uri));
      }
      boolean inCloud = CLOUD.matcher(uri.getHost()).matches();
      String[] names =
          uri.getRawPath().replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1);
      int own = inCloud ? 0 : 1;
      if (names.length <= own || names[own].isEmpty()) {
        throw new IllegalArgumentException("the address of a storage account alone: " + text);
      }
      String path = inCloud ? "" : "/" + names[0];
      String prefix = String.join("/", List.of(names).subList(own + 1, names.length));
      String host = uri.getRawAuthority().toLowerCase(Locale.ROOT);
      return new Container(URI.create(uri.getScheme() + "://" + host + path), names[own], prefix);
    }

    private static URI uri(String text) {
      try {
        return new URI(text);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("no address of a container: " + e.getReason(), e);
      }
    }

    /** The name of the account. */
    public String accountName() {
      String path = account.getPath();
      return path.isEmpty() ? account.getHost().replaceFirst("\\..*", "") : path.substring(1);
    }

    /** The address of the container itself. */
    public URI uri() {
      return URI.create(account + "/" + container);
    }

    @Override
    public String text() {
      return uri() + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
