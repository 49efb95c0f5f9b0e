package org.runspec.storage.azure;

import java.net.URI;

/**
 * Where a container is: {@code https://account.blob.core.windows.net/container}, or, where the host
 * serves several accounts as the emulator does, {@code http://127.0.0.1:10000/account/container}.
 *
 * @param endpoint of the account, without a slash at the end
 */
record ContainerAddress(String endpoint, String account, String container) {

  /** Throws {@link IllegalArgumentException} where the address is not that of a container. */
  static ContainerAddress of(URI address) {
    Place place = Place.of(address);
    if (!place.folder().isEmpty()) {
      throw new IllegalArgumentException(
          "not the address of a container: " + shown(address) + " has a folder");
    }
    return place.container();
  }

  /**
   * A folder in a container.
   *
   * @param folder empty for the top
   */
  record Place(ContainerAddress container, String folder) {
    /** As above, with the folder behind the container. */
    static Place of(URI address) {
      String host = address.getHost();
      String path = address.getPath() == null ? "" : address.getPath().replaceAll("^/+|/+$", "");
      boolean several = host != null && (isNumber(host) || host.indexOf('.') < 0);
      String[] parts = path.split("/", several ? 3 : 2);
      int container = several ? 1 : 0;
      if (host == null
          || address.getQuery() != null
          || path.isEmpty()
          || parts.length <= container) {
        throw new IllegalArgumentException("not the address of a container: " + shown(address));
      }
      String top = address.getScheme() + "://" + address.getRawAuthority();
      String folder = parts.length == container + 2 ? parts[container + 1] : "";
      return new Place(
          several
              ? new ContainerAddress(top + "/" + parts[0], parts[0], parts[1])
              : new ContainerAddress(top, host.substring(0, host.indexOf('.')), parts[0]),
          folder);
    }
  }

  /** Without a query, which may be a secret. */
  private static String shown(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  /** Whether the connection is not encrypted, as to an emulator. */
  boolean isPlain() {
    return endpoint.startsWith("http:");
  }

  private static boolean isNumber(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  @Override
  public String toString() {
    return "container " + container + " of account " + account;
  }
}
