package org.huitong;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The settings that are whole numbers, each with what is allowed.
 *
 * @param least the smallest allowed
 * @param most the largest allowed
 */
record NumberSetting(int least, int most) {
    static final Map<String, NumberSetting> ALL = Map.ofEntries(
            entry("huitong.amqp.idleSeconds", new NumberSetting(2, 3600)),
            entry("huitong.amqp.maxConnections", new NumberSetting(1, 100_000)),
            entry("huitong.amqp.maxInBytes", new NumberSetting(64 << 10, Integer.MAX_VALUE)),
            entry("huitong.amqp.maxLinks", new NumberSetting(1, 10_000)),
            entry("huitong.amqp.maxMessageBytes", new NumberSetting(1024, 1 << 29)),
            entry("huitong.amqp.maxWaiting", new NumberSetting(1, 10_000_000)),
            entry("huitong.amqp.port", new NumberSetting(0, 65_535)),
            entry("huitong.backfill.slices", new NumberSetting(1, 100_000)),
            entry("huitong.backup.keep", new NumberSetting(0, 10_000)),
            entry("huitong.bus.journalFileBytes", new NumberSetting(64 << 10, 1 << 30)),
            entry("huitong.bus.minFreeBytes", new NumberSetting(0, Integer.MAX_VALUE)),
            entry("huitong.bus.pageAfterBytes", new NumberSetting(64 << 10, Integer.MAX_VALUE)),
            entry("huitong.deliver.concurrency", new NumberSetting(1, 256)),
            entry("huitong.deliver.firstPauseMillis", new NumberSetting(1, 3_600_000)),
            entry("huitong.deliver.lanes", new NumberSetting(1, 10_000)),
            entry("huitong.deliver.longestPauseMillis", new NumberSetting(1, 86_400_000)),
            entry("huitong.deliver.poisonProbes", new NumberSetting(1, 1000)),
            entry("huitong.deliver.slowTurns", new NumberSetting(1, 10_000)),
            entry("huitong.deliver.stormKeys", new NumberSetting(1, 1_000_000)),
            entry("huitong.deliver.turns", new NumberSetting(1, 1024)),
            entry("huitong.deliver.windowRecords", new NumberSetting(1, 100_000)),
            entry("huitong.deliver.windowSlices", new NumberSetting(1, 1000)),
            entry("huitong.edge.idleSeconds", new NumberSetting(1, 3600)),
            entry("huitong.edge.maxBodyBytes", new NumberSetting(1024, 64 << 20)),
            entry("huitong.edge.maxConnections", new NumberSetting(1, 100_000)),
            entry("huitong.edge.maxInFlight", new NumberSetting(1, 100_000)),
            entry("huitong.edge.port", new NumberSetting(0, 65_535)),
            entry("huitong.edge.workers", new NumberSetting(0, 1024)),
            entry("huitong.notices.freeMegabytes", new NumberSetting(0, 1 << 30)),
            entry("huitong.notices.lastingSeconds", new NumberSetting(0, 3600)),
            entry("huitong.notices.parked", new NumberSetting(0, Integer.MAX_VALUE)),
            entry("huitong.observe.port", new NumberSetting(0, 65_535)),
            entry("huitong.operate.discardAlone", new NumberSetting(0, 1_000_000)),
            entry("huitong.operate.keepDays", new NumberSetting(0, 36_500)),
            entry("huitong.operate.sentDays", new NumberSetting(0, 3_650)),
            entry("huitong.operate.port", new NumberSetting(0, 65_535)),
            entry("huitong.operate.requestHours", new NumberSetting(1, 10_000)),
            entry("huitong.operate.restoreDays", new NumberSetting(0, 3650)),
            entry("huitong.publish.answerSeconds", new NumberSetting(1, 3600)),
            entry("huitong.publish.maxUndrained", new NumberSetting(1, 10_000_000)),
            entry("huitong.publish.maxWaiting", new NumberSetting(1, 1_000_000)),
            entry("huitong.receive.doneDays", new NumberSetting(0, 36_500)),
            entry("huitong.receive.keepDays", new NumberSetting(1, 3650)),
            entry("huitong.receive.maxDepth", new NumberSetting(1, 64)),
            entry("huitong.receive.maxRecordBytes", new NumberSetting(64, 61_440)),
            entry("huitong.receive.maxRecords", new NumberSetting(1, 100_000)),
            entry("huitong.reload.watchSeconds", new NumberSetting(0, 3600)));
}
