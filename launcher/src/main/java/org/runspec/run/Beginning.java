package org.runspec.run;

/** Where a run begins. */
public enum Beginning {
  /** With its first stage; the record of an earlier run is moved away. */
  ANEW,
  /** With the first unfinished stage of the interrupted run whose record is there. */
  GOING_ON,
  /** There if such a record is there, else with the first stage. */
  GOING_ON_IF_POSSIBLE
}
