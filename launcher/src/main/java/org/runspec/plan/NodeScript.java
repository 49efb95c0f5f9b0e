package org.runspec.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.runspec.config.Setup;
import org.runspec.job.NodeSetting;
import org.runspec.plan.NodePreparation.Delivery;

/**
 * The script of a node, for a POSIX shell: text from a plan, without names of job, store or secret.
 */
public final class NodeScript {
  /** The script's name beside what it needs. */
  public static final String FILE = "node.sh";

  /** What the script's node is told. */
  public static final String SETTING_FILE = "setting.json";

  /** The file that exports the secrets; there only if there are any. */
  public static final String SECRETS_FILE = "secrets.sh";

  private static final String TEMPLATE = "node.sh";

  /** The variable with the node.jar that came out of a store. */
  public static final String JAR_VARIABLE = "RUNSPEC_NODE_JAR";

  /** The variable with the file that says what a node is told, where that came out of a store. */
  public static final String SETTING_VARIABLE = "RUNSPEC_NODE_SETTING";

  /** The variable with the packed Java that came along. */
  public static final String JAVA_VARIABLE = "RUNSPEC_NODE_JAVA";

  private static final String AUTO = "auto";

  /** A Java that comes along, whatever else is there. */
  private static final String SHIPPED = "shipped";

  /** Nodes on one machine install into the same environments: one after the other. */
  private static final String LOCK =
      """

      step='waiting for the setup of other nodes'
      lock=@lock@
      own "$lock" ''
      held=$lock
      """;

  private static final String UNPACK =
      """

      step='unpacking the Java that came along'
      if [ -z "$java" ]; then
        if [ ! -x "$state/java/bin/java" ]; then
          rm -rf "$state/java.half"
          mkdir "$state/java.half"
          gzip -dc "$RUNSPEC_NODE_JAVA" | tar -xf - -C "$state/java.half"
          mv "$state/java.half" "$state/java"
        fi
        java=$state/java/bin/java
      fi
      """;

  private static final String UNLOCK =
      """

      rm -f "$held"
      held=''
      """;

  private NodeScript() {}

  /** The file in which a node's process writes its number. */
  public static String processFile(int node) {
    return "node" + node + ".pid";
  }

  /** The script. */
  public static String of(NodePreparation preparation) {
    boolean beside = preparation.delivery() == Delivery.LAUNCH_FOLDER;
    return template()
        .replace("@preparation@\n", steps(preparation))
        .replace("@unpack@\n", preparation.delivery() == Delivery.STORE_WITH_JAVA ? UNPACK : "")
        .replace("@javas@", javas(preparation))
        .replace("@lock@", beside ? "$here/../../setup.lock" : "$state/setup.lock")
        .replace("@state@", beside ? "$here" : "$" + NodeSetting.FOLDER_VARIABLE)
        .replace("@tool@", beside ? "$here/" + toolFrom(preparation.tool()) : "$" + JAR_VARIABLE)
        .replace("@setting@", beside ? "$here/" + SETTING_FILE : "$" + SETTING_VARIABLE);
  }

  /** Where node.jar lies, seen from the folder of the script. */
  private static String toolFrom(String digest) {
    return "../../tools/" + digest + ".jar";
  }

  private static String javas(NodePreparation preparation) {
    if (preparation.java().equals(SHIPPED)) {
      return "";
    } else if (!preparation.java().equals(AUTO)) {
      return ShellWord.of(preparation.java());
    }
    List<String> words = new ArrayList<>();
    preparation.knownJava().ifPresent(java -> words.add(ShellWord.of(java)));
    words.add("\"${JAVA_HOME:-/usr}/bin/java\"");
    words.add("java");
    return String.join(" ", words);
  }

  private static String steps(NodePreparation preparation) {
    Setup setup = preparation.setup();
    StringBuilder text = new StringBuilder();
    boolean alone =
        !setup.condaPackages().isEmpty()
            || !setup.pipPackages().isEmpty()
            || !setup.commands().isEmpty();
    text.append(alone ? LOCK : "");
    setup.activate().ifPresent(command -> text.append(foreign("activation", command)));
    if (!setup.condaPackages().isEmpty()) {
      text.append(
          step("conda packages", "conda install -y -q " + words(setup.condaPackages()) + " >&2"));
    }
    if (!setup.pipPackages().isEmpty()) {
      text.append(
          step(
              "pip packages",
              "python3 -m pip install --quiet " + words(setup.pipPackages()) + " >&2"));
    }
    for (String command : setup.commands()) {
      text.append(foreign("a command of the setup", command));
    }
    text.append(alone ? UNLOCK : "");
    if (!setup.pythonPath().isEmpty()) {
      String folders = ShellWord.of(String.join(":", setup.pythonPath()));
      text.append(
          step(
              "PYTHONPATH",
              "PYTHONPATH=" + folders + "${PYTHONPATH:+:$PYTHONPATH}; export PYTHONPATH"));
    }
    if (!preparation.environment().isEmpty()) {
      String exports =
          preparation.environment().stream()
              .map(
                  variable ->
                      ShellWord.export(
                          variable.substring(0, variable.indexOf('=')),
                          variable.substring(variable.indexOf('=') + 1)))
              .collect(Collectors.joining("\n"));
      text.append(step("variables", exports));
    }
    if (preparation.secrets() && preparation.delivery() == Delivery.LAUNCH_FOLDER) {
      text.append(step("secrets", ". \"$here/" + SECRETS_FILE + "\""));
    }
    return text.toString();
  }

  /** Others' commands may use variables that are not set, and may be wrong in themselves. */
  private static String foreign(String name, String command) {
    return step(name, "set +u\neval " + ShellWord.quoted(command) + "\nset -u");
  }

  private static String step(String name, String commands) {
    return "\nstep=" + ShellWord.of(name) + "\n" + commands + "\n";
  }

  private static String words(List<String> texts) {
    return texts.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }

  private static String template() {
    try (InputStream in = NodeScript.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
