/**
 * The kind {@code ssl_trainers}: tasks that a backbone learns from recordings alone, without
 * rewards. Touches the packages of recordings, models and networks.
 */
package org.runspec.components.ssltrainers;
