/** What the mirror has to tell its user. Touches nothing else of ours. */
package org.runspec.mirror.note;
