/**
 * Decides which run a node takes next and which nodes still live: pure decisions on what was read,
 * on a clock that is handed in. Touches {@code job}.
 */
package org.runspec.node.claiming;
