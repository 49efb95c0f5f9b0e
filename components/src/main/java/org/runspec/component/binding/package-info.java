/**
 * Makes objects of the components in an expanded runspec: finds each one's class, checks its record
 * against the definition, and fills it. Touches {@code org.runspec.spec} only.
 */
package org.runspec.component.binding;
