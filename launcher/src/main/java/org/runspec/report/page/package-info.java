/**
 * A job on one page of HTML, to be mailed: nothing is loaded from elsewhere, and no text of others
 * is taken for more than text. Pure; touches what summaries, tables and the notebook found out.
 */
package org.runspec.report.page;
