package org.runspec.component.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/**
 * How a component's class is made: by its one constructor, from a record of the properties, or from
 * nothing if there are none.
 *
 * @param settings the record that the constructor takes
 */
record Blueprint(Constructor<?> constructor, Optional<RecordForm> settings) {

  /**
   * Reads a class.
   *
   * @throws UserProblem if it is not made as components are
   */
  static Blueprint of(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw malformed(type, "it is abstract");
    }
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    if (constructors.length != 1) {
      throw malformed(type, "it has " + constructors.length + " constructors");
    }
    Class<?>[] parameters = constructors[0].getParameterTypes();
    if (parameters.length == 0) {
      return new Blueprint(constructors[0], Optional.empty());
    }
    if (parameters.length > 1 || !parameters[0].isRecord()) {
      throw malformed(type, "its constructor takes something else than one record");
    }
    RecordForm settings = new RecordForm(parameters[0].asSubclass(Record.class));
    return new Blueprint(constructors[0], Optional.of(settings));
  }

  /** One problem for each way in which the record and a definition differ. */
  List<Problem> differences(Definition definition) {
    return new Comparison(definition, this).differences();
  }

  List<RecordForm.Field> fields() {
    return settings.map(RecordForm::fields).orElse(List.of());
  }

  /** What takes the properties, as a message names it. */
  String taker() {
    return settings
        .map(record -> "the record " + record)
        .orElseGet(
            () -> "the constructor of " + JavaNames.display(constructor.getDeclaringClass()));
  }

  private static UserProblem malformed(Class<?> type, String cause) {
    return new UserProblem(
        "use the class " + type.getName() + " as a component",
        cause,
        "one constructor, which takes a record of the definition's properties");
  }
}
