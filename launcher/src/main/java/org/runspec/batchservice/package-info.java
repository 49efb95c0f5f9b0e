/**
 * Azure Batch on this machine: the same REST API, with processes as tasks and folders as nodes, for
 * tests and for trying things out. Touches pace alone, and nothing of Azure's client library.
 */
package org.runspec.batchservice;
