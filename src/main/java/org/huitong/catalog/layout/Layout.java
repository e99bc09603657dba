package org.huitong.catalog.layout;

/** One source's form beyond its format's name; the section {@code layout} of its mapping file. Immutable. */
public sealed interface Layout permits Delimited, FixedWidth, Elements, Sheet, Dbf {}
