package org.runspec.backend;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What is put into a request when it is submitted, and stands in no plan. */
public interface Provision {
  /** Of a target whose nodes see the launch's folder. */
  Provision NONE =
      new Provision() {
        @Override
        public Map<String, String> secrets(Duration good) {
          return Map.of();
        }

        @Override
        public String file(String name, Duration good) {
          throw new IllegalStateException("nodes see " + name + " in the launch's folder");
        }

        @Override
        public String tool(Duration good) {
          throw new IllegalStateException("nodes see the user's tools");
        }

        @Override
        public String java(Duration good) {
          throw new IllegalStateException("nodes have a Java");
        }
      };

  /**
   * What nodes alone may know, by variable; it reaches them by the target's own channel.
   *
   * @param good how long what has an end must be good
   */
  Map<String, String> secrets(Duration good) throws IOException;

  /** Where nodes find a file of the launch's folder: an absolute path, or an address. */
  String file(String name, Duration good) throws IOException;

  /** Where they find the program that they execute. */
  String tool(Duration good) throws IOException;

  /** Where they find a packed Java. */
  String java(Duration good) throws IOException;
}
