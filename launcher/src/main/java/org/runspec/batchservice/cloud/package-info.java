/**
 * The service's own state: pools with their nodes, jobs with their tasks, and what happens to them
 * as time goes by. Knows nothing of HTTP; starts processes by the room below.
 */
package org.runspec.batchservice.cloud;
