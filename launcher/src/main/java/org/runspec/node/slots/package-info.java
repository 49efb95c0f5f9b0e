/**
 * The slots of a machine that several jobs and nodes share: a folder of locked files, which the
 * operating system lets go when their holder dies. Touches the pacer.
 */
package org.runspec.node.slots;
