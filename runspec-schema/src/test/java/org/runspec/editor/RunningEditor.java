package org.runspec.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link Editor} for all; skips them where there is no language server. */
final class RunningEditor implements BeforeAllCallback, ParameterResolver {
  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<List<String>> command = ServerCommand.find();
    Assumptions.assumeTrue(command.isPresent(), "needs npm's yaml-language-server");
    context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Editor.class, type -> start(command.get()), Editor.class);
  }

  private static Editor start(List<String> command) {
    try {
      return new Editor(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Editor.class;
  }

  @Override
  public Editor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(Namespace.GLOBAL).get(Editor.class, Editor.class);
  }
}
