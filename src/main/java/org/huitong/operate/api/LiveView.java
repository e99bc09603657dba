package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * Which files the gateway runs on, as the contract's {@code Live} has it.
 *
 * @param hash SHA-256 over the names and contents of {@code config/}, {@code connectors/} and {@code routes/}
 * @param since when they were taken
 * @param by who had them taken, as claimed; {@code start} for what the start found
 * @param reason why; empty at the start
 * @param later what has its full effect with the next start only, one line each
 * @param refused what the last attempt since then was refused for; null where there was none
 */
public record LiveView(
        String hash,
        @JsonSerialize(using = ToStringSerializer.class) Instant since,
        String by,
        String reason,
        List<String> later,
        String refused) {}
