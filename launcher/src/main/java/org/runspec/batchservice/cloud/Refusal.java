package org.runspec.batchservice.cloud;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a client asks for is not done. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Map<String, String> facts;

  /** With what the client should know beside the code. */
  public Refusal(Code code, Map<String, String> facts) {
    super(code.word() + facts);
    this.code = code;
    this.facts = new LinkedHashMap<>(facts);
  }

  public Refusal(Code code) {
    this(code, Map.of());
  }

  /** Of a property that cannot have its value. */
  public static Refusal property(String name, String value, String reason) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("PropertyName", name);
    facts.put("PropertyValue", value);
    facts.put("Reason", reason);
    return new Refusal(Code.INVALID_PROPERTY_VALUE, facts);
  }

  /** Of a property that is not there. */
  public static Refusal missing(String name) {
    return new Refusal(Code.MISSING_REQUIRED_PROPERTY, Map.of("PropertyName", name));
  }

  public Code code() {
    return code;
  }

  public Map<String, String> facts() {
    return new LinkedHashMap<>(facts);
  }
}
