package org.runspec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.spec.problem.UserProblem;

/** Targets whose nodes are virtual machines of Azure Batch, as a configuration names them. */
class BatchTargetsTest {
  private static final String SERVICE =
      "azb: {type: batch, url: 'https://nexus.westeurope.batch.azure.com/', batch-key: {env: K}}";

  @TempDir private Path folder;

  private Configuration configuration(String text) throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE), text);
    return WrittenConfiguration.of(folder, new UserHome(folder.resolve("home"))).merged();
  }

  private BatchPool pool(String service, String target) throws IOException {
    return configuration(
            "external-services: {" + service + "}\ncompute-targets: {cpu: {" + target + "}}")
        .targets()
        .get("cpu")
        .batch()
        .orElseThrow();
  }

  @Test
  void anAddressAndAKeyAreEnough() throws IOException {
    BatchPool pool = pool(SERVICE, "service: azb");

    assertEquals("nexus", pool.service().account());
    assertEquals(
        "https://nexus.westeurope.batch.azure.com", pool.service().url().orElseThrow().toString());
    assertEquals("Standard_D2s_v3", pool.vmSize());
    assertEquals("batch.node.ubuntu 24.04", pool.image().nodeAgent());
    assertTrue(pool.lowPriority());
    assertEquals(30, pool.queueDays());
    assertEquals(Optional.empty(), pool.hours());
  }

  @Test
  void theLocalServiceIsConfiguredFromTheBeginning() throws IOException {
    BatchPool pool = configuration("").targets().get("azb-local").batch().orElseThrow();

    assertTrue(pool.service().isLocal());
    assertEquals("local", configuration("").target());
  }

  @Test
  void anImageOfOnesOwnNeedsItsIdAndItsAgent() throws IOException {
    VmImage image =
        configuration(
                "external-services: {"
                    + SERVICE
                    + "}\n"
                    + "azure-batch-images: {mine: {id: /subscriptions/1/x, node-agent: agent}}\n"
                    + "compute-targets: {cpu: {service: azb, azure-image: mine}}")
            .targets()
            .get("cpu")
            .batch()
            .orElseThrow()
            .image();

    assertEquals(Optional.of("/subscriptions/1/x"), image.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "azb: {type: batch, url: nowhere, batch-key: {env: K}} | service: azb | 'nowhere' is no"
            + " address",
        "azb: {type: batch, url: 'https://a.b.batch.azure.com'} | service: azb | it does not say"
            + " where its key is kept",
        "azb: {type: batch, batch-key: {env: K}} | service: azb | it does not say its address",
        "azb: {type: batch, url: 'https://a.b', batch-key: hunter2} | service: azb | this is not a"
            + " reference",
        "azb: {type: batsh} | service: local | did you mean batch?",
        SERVICE + " | service: azb, azure-image: ubuntu-24.4 | did you mean ubuntu-24.04?",
        SERVICE + " | service: azb, vm-size: StandardD2s_v3 | did you mean Standard_D2s_v3?",
        SERVICE + " | service: azb, vm_size: x | did you mean vm-size?",
        SERVICE + " | service: local, low-pri: true | its nodes are no virtual machines",
      })
  void whatCannotBeIsRefusedWithTheNearest(String service, String target, String message) {
    UserProblem refused = assertThrows(UserProblem.class, () -> pool(service, target));

    assertTrue(refused.problems().toString().contains(message), refused.problems().toString());
    assertFalse(refused.problems().toString().contains("hunter2"));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () -> pool("azb: {type: batch}", "service: azb, vm-size: '3', azure-image: x"));

    assertEquals(4, refused.problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "Standard_D2s_v3, 2",
    "standard_nc24ads_a100_v4, 24",
    "Standard_HB120rs_v3, 120",
    "Standard_E16-4s_v5, 16"
  })
  void aSizeTellsItsCores(String size, int cores) {
    assertEquals(cores, VmSizes.cores(size).orElseThrow());
  }
}
