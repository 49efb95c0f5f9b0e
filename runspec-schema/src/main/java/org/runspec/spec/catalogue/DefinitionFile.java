package org.runspec.spec.catalogue;

import java.net.URI;
import java.util.function.Supplier;
import org.runspec.spec.yaml.SourceText;

/**
 * A definition file that was found but not read yet.
 *
 * @param name what it defines, by its place {@code <kind>/<Name>/<Name>.yaml}
 * @param folder the folder that holds it
 * @param source reads it
 */
public record DefinitionFile(ComponentName name, URI folder, Supplier<SourceText> source) {}
