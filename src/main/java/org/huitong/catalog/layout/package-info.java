/**
 * How a source's bytes are laid out, as its mapping file declares it: read and checked by the catalog, used by the decoders
 * of receive.
 */
package org.huitong.catalog.layout;
