/** Takes what has changed in a home's files into a gateway that runs, or refuses it and tells why. */
package org.huitong.wiring.reload;
