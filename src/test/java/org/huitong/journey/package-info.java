/** Journeys: the whole gateway on the checked-in routes, connectors and settings, between real far ends on loopback. */
package org.huitong.journey;
