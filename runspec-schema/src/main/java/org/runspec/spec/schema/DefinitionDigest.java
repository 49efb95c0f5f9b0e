package org.runspec.spec.schema;

import java.nio.charset.StandardCharsets;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.yaml.Sha256;

/** Tells whether definitions have changed since something was made from them. */
public final class DefinitionDigest {
  /** To be raised whenever the same definitions shall give another schema. */
  private static final int GENERATOR = 1;

  private DefinitionDigest() {}

  /** {@code sha256:…} of all that a schema takes from definitions; not of where they stand. */
  public static String of(Catalogue catalogue) {
    Sha256 digest = new Sha256();
    add(digest, "generator", String.valueOf(GENERATOR));
    for (Definition definition : catalogue.all()) {
      add(digest, definition.name().toString(), definition.description());
      for (Property property : definition.properties()) {
        add(digest, property.name(), property.description());
        add(digest, property.type().toString(), FlowText.of(property.defaultValue()));
      }
    }
    return "sha256:" + digest.hex();
  }

  private static void add(Sha256 digest, String... texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.add(bytes.length + ":").add(bytes);
    }
  }
}
