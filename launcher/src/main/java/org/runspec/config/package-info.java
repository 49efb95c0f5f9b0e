/**
 * What holds for a whole project: its folder, its configuration file laid over the user's and the
 * packaged one, its components. Touches {@code spec}, and {@code job} for the form of files.
 */
package org.runspec.config;
