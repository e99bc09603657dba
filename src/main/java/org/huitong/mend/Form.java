package org.huitong.mend;

import java.util.Map;
import org.huitong.catalog.Item;

/**
 * What a record of this form may hold.
 *
 * @param what it is, for messages: {@code resource x} or {@code records of y}
 * @param items by name; the type is TEXT for all that a sender has, for it is converted later
 * @param sender whether it is a sender's own form, in which a number may be written either way
 */
public record Form(String what, Map<String, Item.Type> items, boolean sender) {}
