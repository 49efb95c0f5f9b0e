/** The run store on files, behind the storage seam: the default, which needs no server. */
package org.runspec.store.file;
