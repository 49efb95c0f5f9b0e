/**
 * The mirror as a program of its own: its options, what it says, and when it ends. Touches the
 * mirror and, alone, the kinds of storage.
 */
package org.runspec.mirror.agent;
