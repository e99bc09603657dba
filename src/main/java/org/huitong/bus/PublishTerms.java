package org.huitong.bus;

import java.util.List;

/**
 * What publish must know of a resource.
 *
 * @param everyVersion true for order {@code every}
 * @param schema version of the resource's form
 * @param subscriptions active ones, whose queues an intake reaches
 * @param refuseWithout whether an intake that reaches nobody is refused, or only counted
 */
public record PublishTerms(boolean everyVersion, int schema, List<String> subscriptions, boolean refuseWithout) {}
