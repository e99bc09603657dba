package org.huitong.receive;

import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;

/**
 * A request that is who it says it is, before its body is read.
 *
 * @param catalog the snapshot that all of its way asks, whatever is reloaded meanwhile
 * @param key the sender's Idempotency-Key; null where the source has none
 * @param repeatOnly whether it may only fetch the receipt it has already
 * @param queued whether it lies in its system's own queue until it is taken in, and nobody waits for an answer
 * @param digest SHA-256 of the body, hex
 */
public record Push(
        Catalog catalog,
        String system,
        String resource,
        MappingFile source,
        Format format,
        String key,
        boolean repeatOnly,
        boolean queued,
        String digest,
        byte[] body) {}
