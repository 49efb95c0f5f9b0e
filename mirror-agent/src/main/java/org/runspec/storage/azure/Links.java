package org.runspec.storage.azure;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.runspec.pace.Pacer;
import org.runspec.storage.AccessRefused;
import org.runspec.storage.ObjectKey;

/** Signs with the account's key, or with one that the service lends to whoever is logged in. */
final class Links {
  /** The service lends no key for longer. */
  private static final Duration LONGEST_LOAN = Duration.ofDays(7);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private final Container container;
  private final Pacer pacer;

  Links(Container container, Pacer pacer) {
    this.container = container;
    this.pacer = pacer;
  }

  /** Where an object can be read; with a SAS, for as long as that SAS lasts. */
  URI readLink(ObjectKey key, Instant until) throws IOException {
    BlobClient blob = container.blob(key);
    BlobServiceSasSignatureValues values =
        limited(
            new BlobServiceSasSignatureValues(
                at(until), new BlobSasPermission().setReadPermission(true)));
    String query;
    if (container.credential() instanceof BlobCredential.Sas sas) {
      query = sas.query();
    } else if (container.credential() instanceof BlobCredential.AccountKey) {
      query = blob.generateSas(values);
    } else {
      query =
          blob.generateUserDelegationSas(values, loan(until), container.address().account(), null);
    }
    return URI.create(blob.getBlobUrl() + "?" + query);
  }

  /** What allows everything in the container but to delete it; with a SAS, that SAS. */
  String containerSas(Instant until) throws IOException {
    BlobServiceSasSignatureValues values =
        limited(
            new BlobServiceSasSignatureValues(
                at(until),
                new BlobContainerSasPermission()
                    .setReadPermission(true)
                    .setAddPermission(true)
                    .setCreatePermission(true)
                    .setWritePermission(true)
                    .setDeletePermission(true)
                    .setListPermission(true)));
    if (container.credential() instanceof BlobCredential.Sas sas) {
      return sas.query();
    }
    if (container.credential() instanceof BlobCredential.AccountKey) {
      return container.client().generateSas(values);
    }
    return container
        .client()
        .generateUserDelegationSas(values, loan(until), container.address().account(), null);
  }

  private BlobServiceSasSignatureValues limited(BlobServiceSasSignatureValues values) {
    return values.setProtocol(
        container.address().isPlain() ? SasProtocol.HTTPS_HTTP : SasProtocol.HTTPS_ONLY);
  }

  private UserDelegationKey loan(Instant until) throws IOException {
    Instant now = Instant.ofEpochSecond(0, pacer.wallNanos());
    if (until.isAfter(now.plus(LONGEST_LOAN))) {
      throw new AccessRefused(
          "the "
              + container.address()
              + " lends a key for at most "
              + LONGEST_LOAN.toDays()
              + " days to whoever is logged in; only with the account's key does a link last until "
              + until);
    }
    return container.read(
        () ->
            new BlobServiceClientBuilder()
                .endpoint(container.address().endpoint())
                .pipeline(container.client().getHttpPipeline())
                .buildClient()
                .getUserDelegationKey(at(now.minus(CLOCKS_DIFFER)), at(until)),
        null);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
