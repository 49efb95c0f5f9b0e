package org.runspec.cli.session;

/**
 * How this program was called, and its version. The scripts {@code run} and {@code run.cmd} tell
 * the words that were typed to call them, in a system property of which only this class knows the
 * name.
 */
public final class ProgramName {
  /** What pages call it that are the same for everybody. */
  public static final String JAR = "run.jar";

  private static final String PROPERTY = "runspec.program";

  private ProgramName() {}

  /** In usage and messages: {@code ./run} where that was typed, else {@code run.jar}. */
  public static String shown() {
    return System.getProperty(PROPERTY, JAR);
  }

  /** A command of this program, such as {@code ./run schema}, as messages show it. */
  public static String with(String arguments) {
    return shown() + " " + arguments;
  }

  /** The version in the jar's manifest; classes outside a jar have none. */
  public static String version() {
    String version = ProgramName.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** In what is copied into a shell. */
  public static String typed() {
    return System.getProperty(PROPERTY, "java -jar " + JAR);
  }
}
