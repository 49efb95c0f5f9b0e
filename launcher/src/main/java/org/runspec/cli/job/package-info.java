/**
 * Commands that watch and steer the jobs of a project's stores. Touches {@code report}, {@code
 * store}, {@code launch} and backends; knows no runspec.
 */
package org.runspec.cli.job;
