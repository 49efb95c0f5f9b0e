package org.runspec.backend;

/**
 * A target that is asked by calls to a service: they take their time, and are not made to learn
 * what is known already. Nothing of its nodes stays behind on any machine of ours.
 */
public interface Distant {}
