package org.runspec.component.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;

/** From Java's types to shapes, and from a definition's types to the Java types to write. */
final class Types {
  private Types() {}

  static Shape shape(Type type) {
    if (type instanceof Class<?> plain) {
      return shape(plain);
    }
    if (type instanceof ParameterizedType generic) {
      return shape(generic);
    }
    return new Unsupported(type.getTypeName());
  }

  /** The type to declare for a property, for a message. */
  static String declaration(PropertyType type) {
    String value = declarationOfValue(type);
    return type.nullable() ? "Optional<" + boxed(value) + ">" : value;
  }

  /** A type's name where Java allows no primitive one. */
  static String boxed(Object type) {
    String name = type.toString();
    return switch (name) {
      case "int" -> "Integer";
      case "long", "double", "float", "boolean" ->
          Character.toUpperCase(name.charAt(0)) + name.substring(1);
      default -> name;
    };
  }

  private static Shape shape(Class<?> type) {
    if (type.isEnum()) {
      return new Choice(type);
    }
    if (type.isRecord()) {
      return new Group(new RecordForm(type.asSubclass(Record.class)));
    }
    if (type == Path.class) {
      return Plain.PATH;
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> Plain.INT;
      case "long", "java.lang.Long" -> Plain.LONG;
      case "double", "java.lang.Double" -> Plain.DOUBLE;
      case "float", "java.lang.Float" -> Plain.FLOAT;
      case "boolean", "java.lang.Boolean" -> Plain.BOOLEAN;
      case "java.lang.String" -> Plain.STRING;
      case "java.lang.Object" -> new Anything();
      default ->
          type.isPrimitive() || type.isArray() || type.getName().startsWith("java.")
              ? new Unsupported(type.getSimpleName())
              : new Part(type);
    };
  }

  private static Shape shape(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return around(type, shape(arguments[0]), Maybe::new);
    }
    if (type.getRawType() == List.class) {
      return around(type, shape(arguments[0]), Listing::new);
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return around(type, shape(arguments[1]), Table::new);
    }
    return type.getRawType() instanceof Class<?> raw && shape(raw) instanceof Part part
        ? part
        : new Unsupported(type.getTypeName());
  }

  private static Shape around(Type type, Shape inner, Function<Shape, Shape> outer) {
    return inner instanceof Unsupported || inner instanceof Maybe
        ? new Unsupported(type.getTypeName())
        : outer.apply(inner);
  }

  private static String declarationOfValue(PropertyType type) {
    if (Plain.DOUBLE.holds(type)) {
      return "double";
    }
    if (type.bases().size() != 1) {
      return "Object";
    }
    Base base = type.bases().iterator().next();
    return switch (base) {
      case STRING -> type.path() ? "Path" : "String";
      case INTEGER -> "int";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case ARRAY ->
          "List<" + type.items().map(Types::declaration).map(Types::boxed).orElse("Object") + ">";
      case OBJECT -> "Map<String, Object>";
      case COMPONENT -> "(interface of " + String.join(" and ", type.kinds()) + ")";
    };
  }
}
