package org.runspec.storage.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;

/** Who a person or a machine is to Azure. */
final class Login {
  private Login() {}

  /** Azure's default chain, and behind it a code for a person to type, if there is one. */
  static TokenCredential through(BlobCredential.Chain chain) {
    TokenCredential usual = new DefaultAzureCredentialBuilder().build();
    if (!chain.asking()) {
      return usual;
    }
    return new ChainedTokenCredentialBuilder()
        .addLast(usual)
        .addLast(
            new DeviceCodeCredentialBuilder()
                .challengeConsumer(code -> System.err.println(code.getMessage()))
                .build())
        .build();
  }
}
