/**
 * The kind {@code ssl_trainers}: tasks that a backbone learns from recordings alone, without
 * rewards. Touches {@code org.runspec.spec.problem} and the packages of recordings and networks.
 */
package org.runspec.components.ssltrainers;
