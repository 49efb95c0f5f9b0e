package org.runspec.backend.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.backend.BackendRequest;
import org.runspec.pace.Pacer;
import org.runspec.plan.NodeScript;
import org.runspec.plan.Plan;
import org.runspec.plan.PlanFixture;

/** What is asked of the service for plans: one file per feature. */
class PoolRequestTest {
  private static final String SERVICE =
      "external-services: {azb: {type: batch, url: 'https://acct.west.batch.azure.com/', batch-key:"
          + " {env: KEY}}}\n";
  private static final String CONTAINER =
      "https://acct.blob.core.windows.net/runspec/ann's folder".replace("'s folder", "");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "local_folder | /store | compute_target: azb-local, total_runs: 20, compute_nodes: 5,"
            + " runs_per_node: 4, low_priority: true | ",
        "bare_machines | https | compute_target: cpu, compute_nodes: 3, total_runs: 9, hold: true,"
            + " low_priority: false, time_limit: 30m | cpu: {service: azb, core-quota: 5}",
        "all_of_it | https | compute_target: gpu, compute_nodes: 250, total_runs: 250, secrets:"
            + " {A_TOKEN: {env: T}} | gpu: {service: azb, vm-size: Standard_NC6s_v3, azure-image:"
            + " ubuntu-hpc-22.04, container: 'a/b:1', low-pri: true, queue-days: 7, retries: 0,"
            + " hours: 12.5, admin: 1, core-quota: 6000, java: '/opt/java 17/bin/java'}",
        "own_image | https | compute_target: own | own: {service: azb, azure-image: mine}"
      })
  void isApproved(String name, String store, String launcher, String target) throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .planInto(
                store.equals("https") ? CONTAINER : store,
                SERVICE
                    + "azure-batch-images: {mine: {id: /subscriptions/1/images/x, node-agent:"
                    + " batch.node.el 9}}\n"
                    + (target == null ? "" : "compute-targets: {" + target + "}"),
                PlanFixture.spec(
                    launcher.replace(", ", "\n").replace("{A_TOKEN:", "\n  {A_TOKEN:")));

    BackendRequest request = backend().render(plan);

    StringBuilder text = new StringBuilder();
    request.facts().forEach((fact, words) -> text.append(fact + ": " + words + "\n"));
    text.append(request.submitCalls() + " to submit, " + request.statusCalls() + " to look\n\n");
    text.append(request.files().get(PoolRequest.FILE));
    Approvals.verify(text.toString(), Approvals.NAMES.withParameters(name));
  }

  @Test
  void theScriptOfABareMachineUnpacksTheJavaThatCameAlong() throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .planInto(
                CONTAINER,
                SERVICE + "compute-targets: {cpu: {service: azb}}",
                PlanFixture.spec("compute_target: cpu"));

    Approvals.verify(NodeScript.of(plan.nodes().preparation()));
  }

  @Test
  void nothingSecretIsInARequest() throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .planInto(
                CONTAINER,
                SERVICE + "compute-targets: {cpu: {service: azb}}",
                PlanFixture.spec("compute_target: cpu\nsecrets: {A_TOKEN: {env: T}}"));

    Map<String, String> files = backend().render(plan).files();

    assertFalse(files.toString().contains("sig="), files::toString);
    assertEquals(2, files.get(PoolRequest.FILE).split("\\{secret:", -1).length - 1);
  }

  private static AzureBatch backend() {
    return new AzureBatch(
        () -> {
          throw new AssertionError("nobody is asked for a plan");
        },
        Pacer.real(),
        new Random(1));
  }
}
