/**
 * How clients reach a node's controller: HTTPS with a certificate that is made at its start, opened
 * by the job's secret. Who lacks it is answered nothing. Touches {@code job} only.
 */
package org.runspec.node.door;
