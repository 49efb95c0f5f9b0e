/**
 * What a user of VS Code sees of runspecs, shown with the language server that VS Code's YAML
 * extension runs. Skipped where that server is not installed.
 */
package org.runspec.editor;
