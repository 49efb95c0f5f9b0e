/**
 * Nodes' folders and tasks' processes on this machine: what a task gets, how it is started, how its
 * end is learned and all of its processes are ended. Knows nothing of jobs and pools.
 */
package org.runspec.batchservice.machine;
