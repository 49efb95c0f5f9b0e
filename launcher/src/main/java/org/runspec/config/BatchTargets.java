package org.runspec.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** Reads the targets whose nodes are virtual machines of a Batch service. */
final class BatchTargets {
  /** The service's type. */
  static final String TYPE = "batch";

  /** The keys of a target that mean nothing elsewhere. */
  static final List<String> KEYS =
      List.of(
          "vm-size",
          "azure-image",
          "container",
          "low-pri",
          "queue-days",
          "retries",
          "hours",
          "admin",
          "core-quota");

  private static final String IMAGES = "azure-batch-images";
  private static final String USUAL_SIZE = "Standard_D2s_v3";
  private static final String USUAL_IMAGE = "ubuntu-24.04";
  private static final int USUAL_DAYS = 30;
  private static final int USUAL_RETRIES = 3;
  private static final Pattern SIZE =
      Pattern.compile("(?i)(standard|basic)_[a-z]+[0-9]+[a-z0-9_-]*");

  private final Map<String, ConfigSection> images;
  private final Services services;
  private final KnownNames names;
  private final Problems problems;

  BatchTargets(ConfigSection root, Services services, Problems problems) {
    this.images = root.named(IMAGES);
    this.services = services;
    this.names = new KnownNames(problems);
    this.problems = problems;
  }

  /** The machines of a target of such a service; empty, and a problem, if something is wrong. */
  Optional<BatchPool> of(String service, ConfigSection target, String path) {
    Optional<BatchService> known =
        services
            .service(service, TYPE, target.position("service"), path + ".service")
            .flatMap(section -> service(service, section));
    String size = target.text("vm-size").orElse(USUAL_SIZE);
    if (!SIZE.matcher(size).matches()) {
      problems.add(
          Problem.error(
                  target.position("vm-size"),
                  path + ".vm-size",
                  "'" + size + "' is no size of a virtual machine")
              .allowing("sizes are called as Standard_D2s_v3 is")
              .suggesting(VmSizes.near(size)));
    }
    String image = target.text("azure-image").orElse(USUAL_IMAGE);
    Optional<VmImage> disk =
        names
            .known(images, image, target.position("azure-image"), path + ".azure-image", "image")
            .flatMap(section -> image(image, section));
    if (known.isEmpty() || disk.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchPool(
            known.get(),
            size,
            disk.get(),
            target.text("container"),
            target.truth("low-pri").orElse(true),
            target.whole("queue-days").orElse(USUAL_DAYS),
            target.whole("retries").orElse(USUAL_RETRIES),
            target.decimal("hours"),
            target.truth("admin").orElse(false),
            target.whole("core-quota")));
  }

  /** Reports keys of virtual machines on a target that has none. */
  void refuse(ConfigSection target, String path) {
    for (String key : KEYS) {
      if (target.has(key)) {
        problems.add(
            Problem.error(
                    target.position(key), path + "." + key, "its nodes are no virtual machines")
                .allowing("only targets of a service of type " + TYPE + " have " + key));
      }
    }
  }

  private Optional<BatchService> service(String name, ConfigSection section) {
    String path = "external-services." + name;
    String url = section.text("url").orElse("");
    if (url.equals(BatchService.LOCAL)) {
      return Optional.of(new BatchService(name, Optional.empty(), "", Optional.empty()));
    }
    Optional<URI> address = address(url);
    if (address.isEmpty()) {
      problems.add(
          Problem.error(
                  section.position("url"),
                  path + ".url",
                  url.isEmpty() ? "it does not say its address" : "'" + url + "' is no address")
              .allowing("https://ACCOUNT.REGION.batch.azure.com, or local"));
    }
    Optional<String> account =
        section.text("account").or(() -> address.map(URI::getHost).map(BatchTargets::firstName));
    Optional<Secret> key = section.secret("batch-key");
    if (key.isEmpty()) {
      problems.add(
          Problem.error(section.position(), path, "it does not say where its key is kept")
              .suggesting("write 'batch-key: {env: BATCH_KEY}'"));
    }
    return address.isEmpty() || key.isEmpty()
        ? Optional.empty()
        : Optional.of(new BatchService(name, address, account.orElse(""), key));
  }

  private static String firstName(String host) {
    return host.replaceFirst("\\..*", "");
  }

  private static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      boolean whole =
          uri.getHost() != null
              && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
              && uri.getRawQuery() == null;
      return whole ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // told by the caller
    }
  }

  private Optional<VmImage> image(String name, ConfigSection section) {
    Map<String, String> texts = new LinkedHashMap<>();
    boolean own = section.text("id").isPresent();
    for (String key :
        own ? List.of("node-agent") : List.of("publisher", "offer", "sku", "node-agent")) {
      Optional<String> text = section.text(key);
      if (text.isEmpty()) {
        problems.add(
            Problem.error(section.position(), IMAGES + "." + name, "it has no " + key)
                .suggesting("az batch pool supported-images list shows what there is"));
        return Optional.empty();
      }
      texts.put(key, text.get());
    }
    return Optional.of(
        new VmImage(
            name,
            section.text("id"),
            texts.getOrDefault("publisher", ""),
            texts.getOrDefault("offer", ""),
            texts.getOrDefault("sku", ""),
            section.text("version").orElse("latest"),
            texts.get("node-agent")));
  }
}
