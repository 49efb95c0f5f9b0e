package org.runspec.component.binding;

import java.util.List;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/** A mapping with known keys. */
record Group(RecordForm form) implements Shape {

  @Override
  public boolean holds(PropertyType type) {
    return Shape.isOnly(Base.OBJECT, type);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    if (!(node instanceof Mapping mapping)) {
      return assembly.mismatch(node, path, this);
    }
    for (Mapping.Entry entry : mapping.entries()) {
      if (form.field(JavaNames.ofProperty(entry.key())).isEmpty()) {
        List<String> known =
            form.fields().stream().map(field -> JavaNames.toProperty(field.name())).toList();
        assembly.add(
            Problem.error(entry.keyPosition(), path + "." + entry.key(), "unknown key")
                .allowing("known are " + String.join(", ", known))
                .suggesting(Nearest.question(entry.key(), known)));
      }
    }
    return assembly.fill(form, mapping, path);
  }

  @Override
  public String toString() {
    return form.toString();
  }
}
