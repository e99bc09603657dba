package org.huitong.operate.api;

/**
 * A backup, as the contract's {@code Backup} has it.
 *
 * @param name of its folder; null until it is made
 * @param state {@code making}, {@code made} or {@code failed}
 * @param begun when it was asked for, or made, ISO 8601
 * @param folder its place on the gateway's machine; null until it is made
 * @param epoch the start that journal and store are of; null until it is made
 * @param bytes of all files; 0 until it is made
 * @param stillMillis how long the gateway took nothing for it
 * @param failure why there is none; null where it did not fail
 */
public record BackupView(
        String name,
        String state,
        String begun,
        String by,
        String reason,
        String folder,
        String epoch,
        long bytes,
        long stillMillis,
        String failure) {}
