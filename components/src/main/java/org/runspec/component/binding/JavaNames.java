package org.runspec.component.binding;

import java.util.Locale;
import org.runspec.spec.catalogue.ComponentName;

/** How the names of a runspec are written in Java. */
final class JavaNames {
  private static final String BUILT_IN_PACKAGE = "org.runspec.components.";

  private JavaNames() {}

  /** {@code iters_per_report} is {@code itersPerReport}. */
  static String ofProperty(String property) {
    StringBuilder name = new StringBuilder();
    boolean capital = false;
    for (int i = 0; i < property.length(); i++) {
      char c = property.charAt(i);
      if (c == '_' || c == '-') {
        capital = name.length() > 0;
      } else {
        name.append(capital ? Character.toUpperCase(c) : c);
        capital = false;
      }
    }
    return name.toString();
  }

  /** {@code itersPerReport} is {@code iters_per_report}. */
  static String toProperty(String component) {
    return component.replaceAll("(\\p{Lower}|\\d)(\\p{Upper})", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** {@code RL_Proc} is {@code RLProc}. */
  static String ofClass(String name) {
    return name.replace("_", "");
  }

  /** {@code env_wrappers/Env_Formatter} is {@code ...components.envwrappers.EnvFormatter}. */
  static String ofBuiltIn(ComponentName component) {
    return BUILT_IN_PACKAGE + ofClass(component.kind()) + "." + ofClass(component.name());
  }

  /** A class as a message names it: {@code MinimizeProc.Settings}. */
  static String display(Class<?> type) {
    return type.getEnclosingClass() == null
        ? type.getSimpleName()
        : display(type.getEnclosingClass()) + "." + type.getSimpleName();
  }
}
