/**
 * Where the parts meet: small adapters by which one package's port is answered by another package, so that neither knows
 * the other. Called by {@link org.huitong.Huitong} only.
 */
package org.huitong.wiring;
