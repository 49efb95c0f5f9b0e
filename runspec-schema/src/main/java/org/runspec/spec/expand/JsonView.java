package org.runspec.spec.expand;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONObject;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** An expanded tree as JSON, with the way back from a JSON pointer to the tree. */
final class JsonView {
  /**
   * What a JSON pointer leads to.
   *
   * @param type the type of the property; empty inside free mappings and lists
   */
  record Located(Node node, String path, Optional<PropertyType> type) {}

  private final TypedTree types;
  private final Map<String, Located> byPointer = new LinkedHashMap<>();
  private final JSONObject json;

  JsonView(Mapping root, TypedTree types) {
    this.types = types;
    this.json = (JSONObject) toJson(root, "#", "", Optional.empty());
  }

  JSONObject json() {
    return json;
  }

  /** What a pointer such as {@code #/processing_stages/0} leads to. */
  Optional<Located> at(String pointer) {
    return Optional.ofNullable(byPointer.get(pointer));
  }

  /** All that pointers lead to, in document order. */
  Collection<Located> all() {
    return byPointer.values();
  }

  private Object toJson(Node node, String pointer, String path, Optional<PropertyType> type) {
    byPointer.put(pointer, new Located(node, path, type));
    if (node instanceof Mapping mapping) {
      Optional<Definition> definition = types.definition(mapping);
      JSONObject object = new JSONObject();
      for (Mapping.Entry entry : mapping.entries()) {
        object.put(
            entry.key(),
            toJson(
                entry.value(),
                pointer + "/" + escaped(entry.key()),
                TreePath.child(path, entry.key()),
                TypedTree.typeOf(definition, entry.key())));
      }
      return object;
    }
    if (node instanceof Sequence sequence) {
      JSONArray array = new JSONArray();
      for (int i = 0; i < sequence.items().size(); i++) {
        array.put(
            toJson(
                sequence.items().get(i),
                pointer + "/" + i,
                TreePath.item(path, i),
                type.flatMap(PropertyType::items)));
      }
      return array;
    }
    return toJson((Scalar) node, type);
  }

  private static Object toJson(Scalar scalar, Optional<PropertyType> type) {
    if (scalar.isNull()) {
      return JSONObject.NULL;
    }
    if (scalar.isUnknown()) {
      return "";
    }
    if (scalar.value() instanceof Double number) {
      return number.isNaN() ? notANumber(type) : number(number);
    }
    return scalar.value();
  }

  /** JSON has no {@code NaN}, which fits nowhere; this is a value that does not fit either. */
  private static Object notANumber(Optional<PropertyType> type) {
    boolean number = type.map(known -> known.allows(Base.NUMBER)).orElse(true);
    boolean text = type.map(known -> known.allows(Base.STRING)).orElse(false);
    if (!number) {
      return Double.MAX_VALUE;
    }
    return text ? (Object) false : ".nan";
  }

  /** JSON has no infinities. */
  private static Object number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
    }
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? (Object) (long) value
        : (Object) value;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
