package org.huitong.bench.side;

/**
 * What a side is told beside its name.
 *
 * @param sink where the consumer of the product's side listens; empty where it has none
 * @param subscriptions how many of them the product's side has
 */
public record Setup(String sink, int subscriptions) {
    public static final Setup PLAIN = new Setup("", 1);
}
