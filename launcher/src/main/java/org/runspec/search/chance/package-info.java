/**
 * Random numbers that are the same on every machine. Touches {@code job} for its mixing of seeds.
 */
package org.runspec.search.chance;
