package org.runspec.launch;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** One call of all that a launch makes fails: the n-th, before or after its effect. */
final class BrokenCall {
  private final int number;
  private final boolean before;
  private int calls;

  BrokenCall(int number, boolean before) {
    this.number = number;
    this.before = before;
  }

  static BrokenCall none() {
    return new BrokenCall(Integer.MAX_VALUE, true);
  }

  /** The same object, as it is called by the launch. */
  @SuppressWarnings("unchecked")
  <T> T among(Class<T> type, T real) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean fails = ++calls == number;
              if (fails && before) {
                throw new IOException("broken off before " + method.getName());
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (fails) {
                throw new IOException("broken off after " + method.getName());
              }
              return result;
            });
  }
}
