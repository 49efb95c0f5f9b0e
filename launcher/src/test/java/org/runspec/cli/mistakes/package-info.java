/**
 * Makes mistakes in runspecs, to see how they are told: every key and every value of a text, each
 * with every class of mistake that can befall it.
 */
package org.runspec.cli.mistakes;
