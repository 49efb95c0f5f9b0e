/**
 * The kind {@code models}: the parts that an agent learns, and the files that they are kept in.
 * Touches {@code org.runspec.spec.problem} and the packages of model cores, networks and files.
 */
package org.runspec.components.models;
