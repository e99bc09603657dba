/**
 * The HTTP side of the gateway. In: requests of systems; out: one exchange per request with its body as bytes and only
 * the allowed headers. Routes name it with the standard word {@code platform-http} (see {@code routes/flow}); the admin
 * API and the observe port use the same server.
 */
package org.huitong.edge;
