/**
 * Contents as they are kept where others may read: AES-256 in Galois/Counter mode under keys of the installation's owner. In: a
 * content and the name of whose it is; out: what may lie on a disk, and back. Knows no tables and no bus.
 */
package org.huitong.seal;
