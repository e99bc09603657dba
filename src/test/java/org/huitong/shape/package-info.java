/**
 * The architecture as tests: packages, connectors, routes, the approved surface and the pages that must stay whole. Each
 * rule says because of what it stands, and each is also run on a fixture that breaks it.
 */
package org.huitong.shape;
