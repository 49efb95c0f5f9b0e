package org.runspec.cli.job;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.batchservice.LocalServices;
import org.runspec.batchservice.ServiceFolder;
import org.runspec.cli.session.Session;
import org.runspec.config.UserHome;

/** The local Batch service of a user, which this program is itself. */
public final class LocalBatch {
  private static final String IDLE_MINUTES = "60";

  private LocalBatch() {}

  /** Where it lives. */
  public static ServiceFolder folder(Session session) {
    return new ServiceFolder(session.home().batchService());
  }

  /** Finds it, and starts it if it is not there. */
  public static LocalServices of(Session session) {
    ServiceFolder folder = folder(session);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            classPath(session),
            "org.runspec.cli.Main",
            "batch-service",
            "--folder",
            folder.path().toString(),
            "--idle-minutes",
            IDLE_MINUTES);
    return new LocalServices(folder, command, environment(session), session.pacer());
  }

  private static String classPath(Session session) {
    String separator = System.getProperty("path.separator");
    return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(separator)))
        .map(part -> session.directory().resolve(part).toString())
        .collect(Collectors.joining(separator));
  }

  /** Nothing of the job that a launch may be part of. */
  private static Map<String, String> environment(Session session) {
    Map<String, String> environment = new HashMap<>(session.environment());
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("XT_")
                    || (name.startsWith("RUNSPEC_") && !name.equals(UserHome.VARIABLE)));
    return environment;
  }
}
