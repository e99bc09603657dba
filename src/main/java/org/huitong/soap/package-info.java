/**
 * SOAP 1.1 and 1.2 as old systems speak it: an envelope from a template, a user name token of WS-Security, a bounded answer,
 * and what a fault says. What enters is a template with its values, or bytes from the network; what leaves is bytes, or the
 * text of one element. The {@code soap:} component of the wiring calls it; it knows nothing of the gateway.
 */
package org.huitong.soap;
