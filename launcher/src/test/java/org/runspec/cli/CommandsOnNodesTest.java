package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nodes get this program without the rooms that only the submitting side needs. */
class CommandsOnNodesTest {
  private static final List<String> LEFT_OUT =
      List.of(
          "org.runspec.backend.",
          "org.runspec.batchservice.",
          "org.runspec.image.",
          "org.runspec.report.");

  @Test
  void allCommandsCanBeMadeWithoutThoseRooms() throws ReflectiveOperationException {
    Class<?> commands = new NodeLoader().loadClass("org.runspec.cli.Commands");
    Map<?, ?> byName = (Map<?, ?>) accessible(commands.getDeclaredMethod("byName")).invoke(null);

    Method optionsOf =
        Stream.of(commands.getDeclaredMethods())
            .filter(method -> method.getName().equals("optionsOf"))
            .map(CommandsOnNodesTest::accessible)
            .findFirst()
            .orElseThrow();
    for (Object made : byName.values()) {
      optionsOf.invoke(null, ((Supplier<?>) made).get());
    }

    assertTrue(byName.containsKey("list"));
  }

  private static Method accessible(Method method) {
    method.setAccessible(true);
    return method;
  }

  /** Loads our classes once more, as far as nodes have them. */
  private static final class NodeLoader extends ClassLoader {
    NodeLoader() {
      super(CommandsOnNodesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (LEFT_OUT.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name + " is not on nodes");
      } else if (!name.startsWith("org.runspec.cli.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
