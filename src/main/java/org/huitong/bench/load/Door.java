package org.huitong.bench.load;

/** A loopback HTTP address. {@code token} is empty where the side asks for none. */
public record Door(int port, String path, String token) {}
