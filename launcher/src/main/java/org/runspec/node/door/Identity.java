package org.runspec.node.door;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key and a certificate of a controller's own, never written anywhere. */
final class Identity {
  static final String PROTOCOL = "TLSv1.3";
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);
  private static final Duration LIFE = Duration.ofDays(365);

  private final SSLContext context;
  private final String fingerprint;

  private Identity(SSLContext context, String fingerprint) {
    this.context = context;
    this.fingerprint = fingerprint;
  }

  static Identity create(SecureRandom random) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair keys = generator.generateKeyPair();
      X509Certificate certificate = certificate(keys, random);

      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] none = new char[0];
      store.setKeyEntry("node", keys.getPrivate(), none, new Certificate[] {certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, none);
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(managers.getKeyManagers(), null, random);
      return new Identity(context, fingerprint(certificate));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate could be made", e);
    }
  }

  private static X509Certificate certificate(KeyPair keys, SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=runspec node");
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(120, random),
                    Date.from(now.minus(CLOCKS_DIFFER)),
                    Date.from(now.plus(LIFE)),
                    name,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  /** SHA-256 of a certificate, lower-case hexadecimal. */
  static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.of().formatHex(digest);
  }

  SSLContext context() {
    return context;
  }

  String fingerprint() {
    return fingerprint;
  }
}
