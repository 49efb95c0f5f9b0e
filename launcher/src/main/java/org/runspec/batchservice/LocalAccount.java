package org.runspec.batchservice;

import org.runspec.batchservice.http.SharedKey;

/** The account of each local Batch service. Its key is published: only this machine is served. */
public final class LocalAccount {
  /** What clients call themselves. */
  public static final String NAME = "localbatch";

  /** Base64. No secret. */
  public static final String KEY =
      "bG9jYWwgYmF0Y2ggc2VydmljZTogYSBwdWJsaXNoZWQga2V5LCB3aGljaCBpcyBubyBzZWNyZXQuLi4uLi4uLg==";

  private LocalAccount() {}

  static SharedKey key() {
    return new SharedKey(NAME, KEY);
  }
}
