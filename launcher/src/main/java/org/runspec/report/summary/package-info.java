/**
 * What is to be learned from a job's runs: how the best configuration changed, what each
 * hyperparameter matters, why runs failed, what time it took. Pure but for the journals that say
 * when nodes began; touches {@code job} and {@code store}.
 */
package org.runspec.report.summary;
