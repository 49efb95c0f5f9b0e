package org.runspec.component.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Calls constructors that a component's author wrote. */
final class Construction {
  private Construction() {}

  /** The constructor refused what it was given; the message says why, to a user. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(IllegalArgumentException reason) {
      super(reason.getMessage(), reason);
    }
  }

  static <T> T create(Constructor<T> constructor, Object... arguments) throws Refused {
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw thrown(constructor, e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot call " + constructor, e);
    }
  }

  private static RuntimeException thrown(Constructor<?> constructor, Throwable cause)
      throws Refused {
    if (cause instanceof IllegalArgumentException reason) {
      throw new Refused(reason);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException("failed: " + constructor, cause);
  }
}
