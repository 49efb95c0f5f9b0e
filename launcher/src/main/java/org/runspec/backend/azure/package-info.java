/**
 * Nodes as tasks on virtual machines of Azure Batch, or of the local service that stands for it.
 * The only room that knows the Batch client, which is loaded when the service is first asked.
 */
package org.runspec.backend.azure;
