/**
 * Asks the far ends of a home one cheap and harmless question each, by the clients and with the trust of the connectors: {@code
 * check --probe}. Steps of routes enter, findings leave; nothing is written anywhere, and no route is started.
 */
package org.huitong.probe;
