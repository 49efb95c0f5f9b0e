package org.runspec.storage.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;

/** Builds the service's clients, which make each request once. */
final class Connection {
  /** The emulator knows no later one; nothing newer is used. */
  private static final BlobServiceVersion VERSION = BlobServiceVersion.V2025_11_05;

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration SENDING = Duration.ofMinutes(2);

  private Connection() {}

  static BlobContainerClient to(ContainerAddress address, BlobCredential credential) {
    BlobContainerClientBuilder builder =
        new BlobContainerClientBuilder()
            .endpoint(address.endpoint())
            .containerName(address.container())
            .serviceVersion(VERSION)
            .httpClient(Shared.CLIENT)
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED, 1, (Duration) null, null, null, null));
    if (credential instanceof BlobCredential.AccountKey key) {
      builder.credential(new StorageSharedKeyCredential(key.name(), key.key()));
    } else if (credential instanceof BlobCredential.Sas sas) {
      builder.sasToken(sas.query());
    } else if (credential instanceof BlobCredential.Chain chain) {
      builder.credential(Login.through(chain));
    }
    return builder.buildClient();
  }

  /** One for all containers: each has a thread of its own and keeps connections. */
  private static final class Shared {
    static final HttpClient CLIENT =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder()
                    .version(java.net.http.HttpClient.Version.HTTP_1_1))
            .connectionTimeout(CONNECTING)
            .responseTimeout(SILENCE)
            .readTimeout(SILENCE)
            .writeTimeout(SENDING)
            .build();
  }
}
