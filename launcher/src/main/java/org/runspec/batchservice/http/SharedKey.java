package org.runspec.batchservice.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as Azure Batch wants them: {@code SharedKey account:signature}.
 *
 * @param account its name
 * @param key Base64
 */
public record SharedKey(String account, String key) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final List<String> SIGNED =
      List.of(
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-MD5",
          "Content-Type",
          "Date",
          "If-Modified-Since",
          "If-Match",
          "If-None-Match",
          "If-Unmodified-Since",
          "Range");

  /** Headers of a request; the text of one that is missing is empty. */
  interface Headers {
    String get(String name);

    Iterable<String> names();
  }

  /** What a request's header {@code Authorization} must be. */
  String authorization(String verb, URI target, Headers headers) {
    return "SharedKey " + account + ":" + signature(toSign(verb, target, headers));
  }

  /** Whether a header {@code Authorization} is the right one. */
  boolean admits(String authorization, String verb, URI target, Headers headers) {
    byte[] right = authorization(verb, target, headers).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(right, authorization.getBytes(StandardCharsets.UTF_8));
  }

  /** What is signed: a line for each fact. */
  String toSign(String verb, URI target, Headers headers) {
    StringBuilder text = new StringBuilder(verb).append('\n');
    for (String name : SIGNED) {
      text.append(headers.get(name)).append('\n');
    }
    Map<String, String> own = new TreeMap<>();
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("ocp-")) {
        own.put(lower, headers.get(name).replace('\n', ' ').replace('\r', ' ').strip());
      }
    }
    own.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    text.append('/').append(account.toLowerCase(Locale.ROOT)).append('/');
    text.append(target.getRawPath().replaceFirst("^/+", ""));
    Map<String, String> sorted = new TreeMap<>();
    query(target).forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value));
    sorted.forEach((name, value) -> text.append('\n').append(name).append(':').append(value));
    return text.toString();
  }

  /** The parameters of an address. */
  static Map<String, String> query(URI target) {
    Map<String, String> parameters = new TreeMap<>();
    String raw = target.getRawQuery() == null ? "" : target.getRawQuery();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each Java has it
    }
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "SharedKey of " + account;
  }
}
