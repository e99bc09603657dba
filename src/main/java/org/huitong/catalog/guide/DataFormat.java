package org.huitong.catalog.guide;

/**
 * Core metadata 7: a form in which the provider keeps the resource.
 *
 * @param category code of the table resource-format
 * @param type e.g. {@code oracle}
 * @param note what a type that the guide does not name is; empty where not said
 */
public record DataFormat(String category, String type, String note) {}
