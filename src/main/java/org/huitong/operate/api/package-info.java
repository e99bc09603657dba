/**
 * The admin API: what the people who run the gateway see and do. In: HTTP requests on a port of its own, under the
 * contract {@code openapi/admin.json}, which is also what registers the handlers; out: JSON, RFC 9457 problems, and acts
 * on rows with the name of the person who acted. The command line is its client; everything it needs of the running
 * gateway comes through {@link org.huitong.operate.api.Desk}.
 */
package org.huitong.operate.api;
