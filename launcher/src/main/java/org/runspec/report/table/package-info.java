/** Tables of text for screens: what fits, what is harmless to show. Touches nothing of ours. */
package org.runspec.report.table;
