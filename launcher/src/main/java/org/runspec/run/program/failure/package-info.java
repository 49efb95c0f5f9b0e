/**
 * Why a program failed, in one line: from its exit code, the end of its output and the kernel's
 * counters. Pure apart from reading counters; touches nothing of ours.
 */
package org.runspec.run.program.failure;
