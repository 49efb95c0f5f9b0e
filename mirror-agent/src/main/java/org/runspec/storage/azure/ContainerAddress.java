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
    String host = address.getHost();
    String path = address.getPath() == null ? "" : address.getPath().replaceAll("^/+|/+$", "");
    String[] segments = path.split("/");
    boolean shared = host != null && (isNumber(host) || host.indexOf('.') < 0);
    if (host == null
        || address.getQuery() != null
        || path.isEmpty()
        || segments.length != (shared ? 2 : 1)) {
      throw new IllegalArgumentException(
          "not the address of a container: "
              + address.getScheme()
              + "://"
              + address.getAuthority()
              + address.getPath());
    }
    String top = address.getScheme() + "://" + address.getRawAuthority();
    return shared
        ? new ContainerAddress(top + "/" + segments[0], segments[0], segments[1])
        : new ContainerAddress(top, host.substring(0, host.indexOf('.')), segments[0]);
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
