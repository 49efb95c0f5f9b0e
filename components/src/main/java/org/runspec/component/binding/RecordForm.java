package org.runspec.component.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a record declares, and how one is made. */
record RecordForm(Class<? extends Record> type) {

  /** One of the record's components. */
  record Field(String name, Shape shape) {}

  List<Field> fields() {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> new Field(component.getName(), Types.shape(component.getGenericType())))
        .toList();
  }

  Optional<Field> field(String name) {
    return fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The constructor that takes all components. */
  Constructor<? extends Record> constructor() {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has its canonical constructor: " + type, e);
    }
  }

  @Override
  public String toString() {
    return JavaNames.display(type);
  }
}
