package org.runspec.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.runspec.store.RunStore;

/** A run store of which single calls do something else first, such as fail. */
final class HookedStore {
  private final RunStore real;
  private final Map<String, Queue<Hook>> hooks = new ConcurrentHashMap<>();

  HookedStore(RunStore real) {
    this.real = real;
  }

  /** What comes before a call. */
  interface Hook {
    void called() throws Throwable;
  }

  /** The next call of a method that has nothing before it yet has this. */
  void before(String method, Hook hook) {
    hooks.computeIfAbsent(method, unseen -> new ConcurrentLinkedQueue<>()).add(hook);
  }

  /** The next call of a method fails. */
  void fails(String method, Throwable why) {
    before(
        method,
        () -> {
          throw why;
        });
  }

  RunStore store() {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (proxy, method, arguments) -> {
              Hook hook =
                  hooks.getOrDefault(method.getName(), new ConcurrentLinkedQueue<>()).poll();
              if (hook != null) {
                hook.called();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
