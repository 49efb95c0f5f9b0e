package org.runspec.cli.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal of the operating system that this program handles until it is closed. Java knows signals
 * by {@code sun.misc.Signal} alone, of which the compiler always warns; hence by reflection.
 */
public final class SystemSignal implements AutoCloseable {
  private final Method handle;
  private final Object signal;
  private final Object before;

  private SystemSignal(Method handle, Object signal, Object before) {
    this.handle = handle;
    this.signal = signal;
    this.before = before;
  }

  /**
   * Begins to handle a signal.
   *
   * @param name such as {@code INT}
   * @param action done on a thread of its own, each time the signal comes
   * @return empty if Java keeps the signal to itself, or the system does not have it
   */
  public static Optional<SystemSignal> handle(String name, Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              handlers.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                  return method.invoke(action, arguments);
                }
                action.run();
                return null;
              });
      Method handle = signals.getMethod("handle", signals, handlers);
      Object before = handle.invoke(null, signal, handler);
      return Optional.of(new SystemSignal(handle, signal, before));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return Optional.empty();
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // another kind of Java
    }
  }

  /** Puts back what was done before. */
  @Override
  public void close() {
    try {
      handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
