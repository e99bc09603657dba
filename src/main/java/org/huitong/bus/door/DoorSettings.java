package org.huitong.bus.door;

import java.time.Duration;
import java.util.Optional;

/**
 * How systems' own AMQP clients are let in.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param tls the certificate it shows; empty where it speaks plain TCP
 * @param maxConnections open connections; one more is closed at once
 * @param maxLinks links of one connection, those to send and those to receive together
 * @param maxMessageBytes longest message; who sends a longer one is cut off
 * @param idle a connection that is silent for so long is closed
 * @param maxWaiting messages that may wait in a queue of answers, and in each of those a consumer fetches from
 * @param maxInBytes bytes that may wait on the disk in a queue that a system sends to; further messages are refused
 */
public record DoorSettings(
        String host,
        int port,
        Optional<DoorTls> tls,
        int maxConnections,
        int maxLinks,
        int maxMessageBytes,
        Duration idle,
        int maxWaiting,
        int maxInBytes) {}
