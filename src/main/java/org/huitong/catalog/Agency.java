package org.huitong.catalog;

/**
 * An authority that owns systems.
 *
 * @param id e.g. {@code public-security}
 * @param name as people write it
 * @param code unified social credit code; empty where not given
 * @param region GB/T 2260 code; empty where not given
 * @param category code of the table organization-category; empty where not given
 */
public record Agency(String id, String name, String code, String region, String category) {}
