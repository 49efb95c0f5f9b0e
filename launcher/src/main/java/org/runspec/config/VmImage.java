package org.runspec.config;

import java.util.Optional;

/**
 * What the disk of a virtual machine begins with.
 *
 * <pre>{@code
 * azure-batch-images:
 *   ubuntu-24.04:
 *     publisher: canonical
 *     offer: ubuntu-24_04-lts
 *     sku: server
 *     node-agent: batch.node.ubuntu 24.04
 * }</pre>
 *
 * @param name by which targets name it
 * @param id of an image of one's own in a gallery; then the next four are empty
 * @param version such as {@code latest}
 * @param nodeAgent the SKU of the node agent that fits its system
 */
public record VmImage(
    String name,
    Optional<String> id,
    String publisher,
    String offer,
    String sku,
    String version,
    String nodeAgent) {}
