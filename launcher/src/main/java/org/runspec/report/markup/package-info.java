/**
 * Text of others in markup: what reports and plots write of it can be read back by any parser.
 * Knows nothing of either; touches how text is made harmless on screens.
 */
package org.runspec.report.markup;
