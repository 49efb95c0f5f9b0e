/**
 * From a plan to a running job: every effect of a launch, in an order that can be broken off
 * anywhere and taken up again. Touches {@code plan}, {@code config}, {@code store}, {@code
 * storage}, {@code snapshot} and {@code backend}.
 */
package org.runspec.launch;
