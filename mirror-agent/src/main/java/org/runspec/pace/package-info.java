/** Time, waiting and patience, so that tests can make time pass. Touches nothing else of ours. */
package org.runspec.pace;
