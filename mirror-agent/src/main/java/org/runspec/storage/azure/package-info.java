/**
 * Storage in a container of Azure Blob Storage. The only place for Azure's storage classes; touches
 * nothing of ours but the seam above and time.
 */
package org.runspec.storage.azure;
