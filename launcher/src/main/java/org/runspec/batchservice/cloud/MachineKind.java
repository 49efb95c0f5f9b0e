package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes and images of nodes that the service knows, and what it refuses. */
final class MachineKind {
  private static final Pattern SIZE =
      Pattern.compile("(?i)(?:standard|basic)_[a-z]+([0-9]{1,3})[-a-z0-9]*(?:_[a-z0-9]+)*");
  private static final Pattern OWN_IMAGE =
      Pattern.compile(
          "(?i)/subscriptions/[^/]+/resourcegroups/[^/]+/providers/microsoft.compute/.+");

  /** An image of the market. */
  private record Image(String publisher, String offer, String sku, String agent) {
    boolean is(JsonNode reference) {
      return publisher.equalsIgnoreCase(reference.path("publisher").asText())
          && offer.equalsIgnoreCase(reference.path("offer").asText())
          && sku.equalsIgnoreCase(reference.path("sku").asText());
    }
  }

  private static final List<Image> IMAGES =
      List.of(
          new Image(
              "canonical", "0001-com-ubuntu-server-focal", "20_04-lts", "batch.node.ubuntu 20.04"),
          new Image(
              "canonical", "0001-com-ubuntu-server-jammy", "22_04-lts", "batch.node.ubuntu 22.04"),
          new Image("canonical", "ubuntu-24_04-lts", "server", "batch.node.ubuntu 24.04"),
          new Image("microsoft-dsvm", "ubuntu-hpc", "2204", "batch.node.ubuntu 22.04"),
          new Image("microsoft-dsvm", "ubuntu-2204", "2204-gen2", "batch.node.ubuntu 22.04"),
          new Image(
              "microsoft-azure-batch",
              "ubuntu-server-container",
              "20-04-lts",
              "batch.node.ubuntu 20.04"),
          new Image(
              "microsoft-azure-batch",
              "ubuntu-server-container-rdma",
              "20-04-lts",
              "batch.node.ubuntu 20.04"),
          new Image("debian", "debian-11", "11", "batch.node.debian 11"),
          new Image("debian", "debian-12", "12", "batch.node.debian 12"),
          new Image("almalinux", "almalinux-x86_64", "8-gen2", "batch.node.el 8"),
          new Image("almalinux", "almalinux-x86_64", "9-gen2", "batch.node.el 9"));

  private MachineKind() {}

  /** How many cores a node of a size has: the first number in its name. */
  static int cores(String size) {
    Matcher matcher = SIZE.matcher(size);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  /** Refuses what there is not. */
  static void check(Document pool) {
    String size = pool.text("vmSize");
    if (size.isEmpty()) {
      throw Refusal.missing("vmSize");
    }
    if (!SIZE.matcher(size).matches()) {
      throw Refusal.property("vmSize", size, "The specified vmSize is not supported");
    }
    JsonNode machine = pool.at("virtualMachineConfiguration");
    if (!machine.isObject()) {
      throw Refusal.missing("virtualMachineConfiguration");
    }
    checkImage(machine.path("imageReference"), machine.path("nodeAgentSKUId").asText());
    checkCount(pool, "targetDedicatedNodes");
    checkCount(pool, "targetLowPriorityNodes");
  }

  private static void checkCount(Document pool, String name) {
    if (pool.number(name, 0) < 0) {
      throw Refusal.property(name, pool.at(name).asText(), "It is less than 0");
    }
  }

  private static void checkImage(JsonNode reference, String agent) {
    String own = reference.path("virtualMachineImageId").asText();
    if (agent.isEmpty()) {
      throw Refusal.missing("nodeAgentSKUId");
    }
    if (!own.isEmpty()) {
      if (!OWN_IMAGE.matcher(own).matches()) {
        throw Refusal.property("virtualMachineImageId", own, "It is no id of an image");
      }
      return;
    }
    String text =
        "%s/%s/%s"
            .formatted(
                reference.path("publisher").asText(),
                reference.path("offer").asText(),
                reference.path("sku").asText());
    Image image =
        IMAGES.stream()
            .filter(known -> known.is(reference))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.property(
                        "imageReference",
                        text,
                        "The specified imageReference is not supported; there is no such image"));
    if (!image.agent().equalsIgnoreCase(agent)) {
      throw Refusal.property(
          "nodeAgentSKUId", agent, "The image " + text + " goes with " + image.agent());
    }
  }

  /** What pools can have. */
  static List<ObjectNode> images() {
    return IMAGES.stream().map(MachineKind::view).toList();
  }

  private static ObjectNode view(Image image) {
    ObjectNode view =
        Json.object(
            "nodeAgentSKUId", image.agent(), "osType", "linux", "verificationType", "verified");
    view.set(
        "imageReference",
        Json.object(
            "publisher", image.publisher(),
            "offer", image.offer(),
            "sku", image.sku(),
            "version", "latest"));
    return view;
  }
}
