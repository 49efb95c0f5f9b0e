/**
 * Commands that change what becomes of jobs: each leaves a wish in the store, and helps where no
 * node is left to heed it. Touches {@code store}, {@code launch} and backends; knows no runspec.
 */
package org.runspec.cli.job.steer;
