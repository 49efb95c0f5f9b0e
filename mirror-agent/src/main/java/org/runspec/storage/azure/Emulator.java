package org.runspec.storage.azure;

/** The account that the emulator of Azure Storage, Azurite, has on every machine. */
public final class Emulator {
  /** The account's name. */
  public static final String ACCOUNT = "devstoreaccount1";

  /** The account's key, which is published and thus no secret. */
  public static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  /** The account with its key. */
  public static final BlobCredential CREDENTIAL = new BlobCredential.AccountKey(ACCOUNT, KEY);

  private Emulator() {}
}
