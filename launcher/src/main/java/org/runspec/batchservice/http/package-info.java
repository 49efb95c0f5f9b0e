/** The service's calls: who may call, what they ask for, and how it is answered. */
package org.runspec.batchservice.http;
