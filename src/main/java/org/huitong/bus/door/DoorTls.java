package org.huitong.bus.door;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS 1.2 and 1.3 of the door.
 *
 * @param certificate PEM file with the door's certificate and those between it and its authority
 * @param key PEM file with its private key, PKCS#8, not encrypted
 * @param clients PEM file with the authorities of client certificates; empty where none is asked for
 */
public record DoorTls(Path certificate, Path key, Optional<Path> clients) {}
