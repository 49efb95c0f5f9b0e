package org.runspec.spec.repro;

import org.runspec.spec.tree.Scalar;

/** The value that a hyperparameter has in this run, nothing left to replace in it. */
public record ChosenValue(String name, Scalar value) {}
