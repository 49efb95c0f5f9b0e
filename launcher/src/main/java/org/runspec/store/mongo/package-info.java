/**
 * The run store on MongoDB and on services that speak its protocol, such as Azure Cosmos DB: small
 * documents, unique ids as compare-and-set, no transactions. Alone touches the driver.
 */
package org.runspec.store.mongo;
