package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.component.Stage;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.DefinitionFiles;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType.Base;

/** Covers each built-in component by its being there. */
class BuiltInComponentsTest {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          DefinitionFiles.onClassPath(
                  BuiltInComponentsTest.class.getClassLoader(),
                  "runspec-components",
                  new ComponentName("root", "Root_Component"))
              .stream()
              .map(Catalogues::read)
              .toList());

  /** What the launcher itself is, so that no component's class is. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("root/Root_Component", "job_launchers/XT", "processors/Command_Proc");

  /** What the owners of a kind know it as, where that is one type for the whole kind. */
  private static final Map<String, Class<?>> KINDS = Map.of("processors", Stage.class);

  @TempDir static Path folder;

  static Stream<Definition> all() {
    return CATALOGUE.all().stream();
  }

  static Stream<Definition> withClass() {
    return all().filter(definition -> !OF_THE_LAUNCHER.contains(definition.name().toString()));
  }

  private static Class<?> classOf(Definition definition) {
    Implementation found =
        new JavaImplementations(
                BuiltInComponentsTest.class.getClassLoader(), new CompiledSources(folder, "test"))
            .find(definition);
    return assertInstance(found, definition).type();
  }

  private static Implementation.JavaClass assertInstance(
      Implementation found, Definition definition) {
    assertTrue(found instanceof Implementation.JavaClass, definition.name() + ": " + found);
    return (Implementation.JavaClass) found;
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatItAndEachOfItsPropertiesIs(Definition definition) {
    assertFalse(definition.description().isBlank());
    assertEquals(
        List.of(),
        definition.properties().stream()
            .filter(property -> property.description().isBlank())
            .map(Property::name)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("withClass")
  void hasARecordThatIsItsDefinition(Definition definition) {
    assertEquals(List.of(), Blueprint.of(classOf(definition)).differences(definition));
  }

  @ParameterizedTest
  @MethodSource("withClass")
  void isWhatItsKindIs(Definition definition) {
    Class<?> kind = KINDS.getOrDefault(definition.name().kind(), Object.class);
    assertTrue(kind.isAssignableFrom(classOf(definition)));
  }

  @ParameterizedTest
  @MethodSource("withClass")
  void takesAllComponentsOfTheKindsThatItAllows(Definition definition) {
    List<RecordForm.Field> fields = Blueprint.of(classOf(definition)).fields();
    for (Property property : definition.properties()) {
      if (property.type().bases().equals(Set.of(Base.COMPONENT))) {
        RecordForm.Field field =
            fields.stream()
                .filter(f -> f.name().equals(JavaNames.ofProperty(property.name())))
                .findFirst()
                .orElseThrow();
        Shape shape = field.shape() instanceof Maybe maybe ? maybe.value() : field.shape();
        Class<?> taken = ((Part) shape).type();
        withClass()
            .filter(part -> property.type().kinds().contains(part.name().kind()))
            .forEach(part -> assertTrue(taken.isAssignableFrom(classOf(part)), part.toString()));
      }
    }
  }

  @Test
  void aStageAndItsPartsAreMadeFromAnExpandedRunspec() {
    Binder binder =
        new Binder(
            CATALOGUE,
            new JavaImplementations(
                BuiltInComponentsTest.class.getClassLoader(), new CompiledSources(folder, "test")));
    Stage stage =
        binder.bind(
            Catalogues.tree(
                """
                component: processors/Minimize_Proc
                enabled: true
                function: {component: functions/Ackley, dimensions: 3}
                max_iterations: 10
                iters_per_report: 5
                step_size: 1
                step_decay: 0.5
                noise: 0
                random_seed: 999999999
                save_best_to: null
                """),
            "processing_stages[0]",
            Stage.class);

    assertEquals("MinimizeProc", stage.getClass().getSimpleName());
  }

  @Test
  void theLaunchersOwnComponentsAreThere() {
    OF_THE_LAUNCHER.forEach(
        name ->
            assertTrue(CATALOGUE.find(ComponentName.parse(name).orElseThrow()).isPresent(), name));
  }
}
