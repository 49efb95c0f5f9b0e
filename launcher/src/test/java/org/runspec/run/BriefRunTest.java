package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.tree.PlainValues;

class BriefRunTest {
  private static final UserHome NO_HOME = new UserHome(Path.of("no-home"));
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: results/x
      processing_stages:
        - processing_stage:
            component: processors/Minimize_Proc
            enabled: false
        - processing_stage:
            component: processors/Command_Proc
            command: [echo]
            args: {a.b: 100, steps: [1000, 2000], text: long}
            preflight_args: {a.b: 2, steps: [1, 2], text: "null", "x[0]": 1e-3}
      """;

  @TempDir Path project;

  @Test
  void preflightArgumentsTakeTheirPlacesAsTheyAre() throws Exception {
    Files.createDirectories(project.resolve("components"));
    Path spec = Files.writeString(project.resolve("x.yaml"), SPEC);
    Catalogue catalogue = Project.around(spec, NO_HOME).catalogue();
    LoadOptions options = LoadOptions.plain(project, project);
    Runspec written = new SpecLoader(catalogue, options).load(spec);

    Runspec brief = new SpecLoader(catalogue, BriefRun.of(written, options)).load(spec);

    assertEquals(project.resolve("results/x/preflight"), brief.experimentPath());
    Map<?, ?> stage = (Map<?, ?>) PlainValues.of(brief.stages().get(0).tree());
    assertEquals(stage.get("preflight_args"), stage.get("args"));
  }
}
