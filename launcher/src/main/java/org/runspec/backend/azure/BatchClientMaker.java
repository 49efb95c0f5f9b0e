package org.runspec.backend.azure;

import com.microsoft.azure.AzureResponseBuilder;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.implementation.BatchServiceClientImpl;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import com.microsoft.rest.RestClient;
import com.microsoft.rest.RestException;
import com.microsoft.rest.protocol.ResponseBuilder;
import com.microsoft.rest.protocol.SerializerAdapter;
import com.microsoft.rest.retry.RetryStrategy;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;

/**
 * Makes the client's lower layer, whose calls end in time. It does not try again by itself: who
 * calls knows what a call is worth waiting for, and the client's own retries know no 429.
 */
final class BatchClientMaker {
  private static final int CONNECT_SECONDS = 10;

  /** The service ends its own work on a call after 30 s. */
  private static final int READ_SECONDS = 45;

  private BatchClientMaker() {}

  static BatchServiceClient client(BatchAccess access) {
    String url = access.url().toString().replaceFirst("/+$", "");
    RestClient rest =
        new RestClient.Builder()
            .withBaseUrl(url)
            .withCredentials(new BatchSharedKeyCredentials(url, access.account(), access.key()))
            .withSerializerAdapter(new AzureJacksonAdapter())
            .withResponseBuilderFactory(new Responses())
            .withConnectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .withReadTimeout(READ_SECONDS, TimeUnit.SECONDS)
            .withRetryStrategy(new Never())
            .build();
    return new BatchServiceClientImpl(rest).withBatchUrl(url);
  }

  /** Something that is not there is an error. */
  private static final class Responses implements ResponseBuilder.Factory {
    @Override
    public <T, E extends RestException> AzureResponseBuilder<T, E> newInstance(
        SerializerAdapter<?> serializer) {
      return new AzureResponseBuilder.Factory()
          .<T, E>newInstance(serializer)
          .withThrowOnGet404(true);
    }
  }

  private static final class Never extends RetryStrategy {
    Never() {
      super("never", false);
    }

    @Override
    public boolean shouldRetry(int retries, Response response) {
      return false;
    }
  }
}
