/** Files that components write. Touches nothing else of ours. */
package org.runspec.components.files;
