package org.runspec.spec.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

class FlowTextTest {
  private static final Provenance HERE = Provenance.written(Position.ofFile("test"));

  @Property
  void anyTextIsReadAsItWas(@ForAll("texts") String text) {
    assertEquals(text, reread(Scalar.of(text, HERE)));
  }

  @Property
  void anyTextIsReadAsItWasInAList(@ForAll("texts") String text) {
    Node list = new Sequence(List.of(Scalar.of(text, HERE), Scalar.of(text, HERE)), HERE);
    assertEquals(List.of(text, text), reread(list));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab1.-+~<>=/$: #,[]{}&*!|'\"%@`?\\é\n").ofMaxLength(8),
        Arbitraries.of(
            "", "true", "no", "null", "~", "1e5", ".inf", "0x1f", "-", "?", "--k v", "<<", "=",
            "5"));
  }

  @Example
  void whatIsPlainStaysPlain() {
    for (String text :
        List.of("<experiment_path>", "../results", "--k=v", "--k v", "$datastore/x")) {
      assertEquals(text, FlowText.of(Scalar.of(text, HERE)));
    }
  }

  @Example
  void numbersAreShownAsTheyWereWritten() {
    assertEquals("1.0e-4", FlowText.of(new Scalar(1e-4, "1.0e-4", HERE)));
  }

  private static Object reread(Node value) {
    SourceText source = new SourceText("test", "key: " + FlowText.of(value) + "\n");
    Problems problems = new Problems();
    Mapping mapping = new YamlReader().readMapping(source, problems).orElseThrow();
    problems.throwIfErrors("read back");
    return PlainValues.of(mapping.get("key").orElseThrow());
  }
}
