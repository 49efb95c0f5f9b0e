/** What several numbers come to. Pure arithmetic; touches nothing of ours. */
package org.runspec.report.statistics;
