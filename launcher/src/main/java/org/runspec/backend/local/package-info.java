/** Nodes as processes on this machine, which survive their terminal. */
package org.runspec.backend.local;
