/** The rules by which a disk is rebuilt after a power loss, and the recorder of a real gateway's disk. */
package org.huitong.bench.powerloss;
