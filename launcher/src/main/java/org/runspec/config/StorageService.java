package org.runspec.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;

/**
 * A service of the type {@code storage}: a folder, or a container of Azure Blob storage.
 *
 * <pre>{@code
 * external-services:
 *   files: {type: storage, path: /shared/store}
 *   azure: {type: storage, provider: azure-blob-21, account: ourlab, storage-key: {env: KEY}}
 * }</pre>
 */
final class StorageService {
  /** What {@code provider} may be. */
  static final List<String> PROVIDERS = List.of("local", "azure-blob-21");

  private static final String BLOB = "azure-blob-21";
  private static final String CONTAINER = "runspec";
  private static final List<String> KEYS_OF_BLOB =
      List.of("account", "url", "container", "folder", "storage-key");
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");

  private final String name;
  private final ConfigSection section;
  private final Problems problems;

  StorageService(String name, ConfigSection section, Problems problems) {
    this.name = name;
    this.section = section;
    this.problems = problems;
  }

  /** Where it is, unless it is the project's own folder; what is wrong with it is reported. */
  Optional<StoreAddress> address() {
    if (section.text("provider").filter(BLOB::equals).isPresent()) {
      return container();
    }
    for (String key : KEYS_OF_BLOB) {
      if (section.has(key)) {
        problems.add(
            problem(key, "a folder has no " + key).suggesting("add 'provider: " + BLOB + "'"));
      }
    }
    return section.path("path").map(StoreAddress.Folder::new);
  }

  private Optional<StoreAddress> container() {
    if (section.has("path")) {
      problems.add(
          problem("path", "a container has no path").suggesting("write 'container:' instead"));
    }
    Optional<String> account = account();
    String container = section.text("container").orElse(CONTAINER);
    String folder = section.text("folder").orElse("").replaceAll("^/+|/+$", "");
    Optional<String> wrongFolder = StoreAddress.Container.wrongFolder(folder);
    wrongFolder.ifPresent(why -> problems.add(problem("folder", why)));
    Optional<String> wrongName = StoreAddress.Container.wrongName(container);
    wrongName.ifPresent(why -> problems.add(problem("container", why)));
    return account.isEmpty() || wrongFolder.isPresent() || wrongName.isPresent()
        ? Optional.empty()
        : Optional.of(
            StoreAddress.parse(
                account.get() + "/" + container + (folder.isEmpty() ? "" : "/" + folder)));
  }

  /** The address of the account; empty, and a problem, if there is none. */
  private Optional<String> account() {
    Optional<String> account = section.text("account");
    Optional<String> url = section.text("url");
    if (account.isPresent() == url.isPresent()) {
      boolean twice = account.isPresent();
      problems.add(
          problem(
                  twice ? "url" : "provider",
                  twice ? "it names its account twice" : "it does not name its storage account")
              .allowing("either account: NAME or url: https://NAME.blob.core.windows.net")
              .suggesting(
                  Optional.of("add 'account: " + name + "'")
                      .filter(fix -> !twice && ACCOUNT.matcher(name).matches())));
      return Optional.empty();
    }
    return account.isPresent() ? ofName(account.get()) : ofUrl(url.get());
  }

  private Optional<String> ofName(String account) {
    if (ACCOUNT.matcher(account).matches()) {
      return Optional.of("https://" + account + ".blob.core.windows.net");
    }
    problems.add(
        problem("account", Quote.of(account) + " cannot be a storage account")
            .allowing("names of accounts are 3 to 24 lower-case letters and digits")
            .suggesting(
                Optional.of("write 'url:' instead of 'account:'")
                    .filter(fix -> account.contains("://"))));
    return Optional.empty();
  }

  private Optional<String> ofUrl(String url) {
    String plain = url.replaceFirst("/+$", "");
    try {
      if (plain.indexOf('?') < 0) {
        StoreAddress address = StoreAddress.parse(plain + "/" + CONTAINER);
        if (address instanceof StoreAddress.Container container && container.prefix().isEmpty()) {
          return Optional.of(container.account().toString());
        }
      }
    } catch (IllegalArgumentException e) {
      // told below in the same words as all that is no address of an account
    }
    problems.add(
        problem("url", "this is no address of a storage account")
            .allowing(
                "it is https://NAME.blob.core.windows.net, or http://HOST:PORT/NAME of an emulator;"
                    + " the container and a signature have keys of their own"));
    return Optional.empty();
  }

  private Problem problem(String key, String what) {
    return Problem.error(section.position(key), "external-services." + name + "." + key, what);
  }
}
