package org.runspec.config;

import java.net.URI;
import java.util.Optional;

/**
 * An account of Azure Batch, or the local service that stands for one.
 *
 * <pre>{@code
 * external-services:
 *   azb: {type: batch, url: https://nexus.westeurope.batch.azure.com, account: nexus,
 *         batch-key: {env: BATCH_KEY}}
 *   batch-local: {type: batch, url: local}
 * }</pre>
 *
 * @param name in the configuration
 * @param url absent for the local service, which is started when it is needed
 * @param account the account's name; empty for the local service
 * @param key where the account's key is kept; absent for the local service
 */
public record BatchService(String name, Optional<URI> url, String account, Optional<Secret> key) {
  /** What stands for the local service instead of an address. */
  static final String LOCAL = "local";

  /** Whether its nodes are processes on this machine. */
  public boolean isLocal() {
    return url.isEmpty();
  }
}
