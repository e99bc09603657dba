package org.huitong.wiring.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.backup.Backups;
import org.huitong.backup.Manifest;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.api.BackupDesk;
import org.huitong.operate.api.BackupView;
import org.huitong.store.Store;
import org.huitong.store.StoreCopy;
import org.huitong.wiring.Background;
import org.huitong.wiring.Core;
import org.huitong.wiring.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups of the running gateway: one at a time, on a thread of its own. Thread-safe. */
public final class BackupOffice implements BackupDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BackupOffice.class);

    private final Core core;
    private final Path data;
    private final Path folder;
    private final int keep;
    private final Backups backups;
    private final Background background;
    /** What is being made, or has failed; null where the last one was made. */
    private volatile BackupView now;

    private volatile double newest;

    /** @param keep how many are kept; 0 for all */
    public BackupOffice(Core core, Path data, Path folder, int keep, Background background) {
        this.core = core;
        this.data = data;
        this.folder = folder;
        this.keep = keep;
        this.backups = new Backups(folder);
        this.background = background;
        try {
            backups.all().values().stream().findFirst().ifPresent(this::made);
        } catch (HuitongException e) {
            LOG.warn("the gateway starts all the same: {}", e.getMessage());
        }
    }

    /** When the newest was made. */
    public void meter(MeterRegistry meters) {
        Gauge.builder("huitong.backup.made", () -> newest)
                .description("When the newest backup was made, seconds since 1970; 0 where there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    private void made(Manifest manifest) {
        newest = Instant.parse(manifest.made()).getEpochSecond();
    }

    @Override
    public synchronized BackupView begin(String person, String reason) {
        if (now != null && now.failure() == null) {
            throw new HuitongException(
                    ErrorCode.OPERATE_STALE,
                    "a backup is being made since " + now.begun() + ". See 'backup list' for when it is.");
        }
        BackupView begun = view("making", Instant.now(), person, reason, null);
        now = begun;
        background.start("backup", () -> make(begun));
        return begun;
    }

    private void make(BackupView asked) {
        BackupView outcome = failed(asked, "it broke off; the log has more");
        try {
            Path backup = backups.make(data, new Gateway(), new Manifest.Asked(asked.by(), asked.reason()));
            outcome = null;
            backups.keep(keep);
            backups.all().values().stream().findFirst().ifPresent(this::made);
            LOG.info("a backup was made: {}", backup);
            audit(asked, "ok", backup.getFileName().toString());
        } catch (HuitongException e) {
            LOG.warn("no backup was made, or an old one could not be deleted: {}", e.getMessage());
            outcome = failed(asked, e.getMessage());
            audit(asked, e.code().text(), "");
        } finally {
            now = outcome;
        }
    }

    private static BackupView failed(BackupView asked, String why) {
        return view("failed", Instant.parse(asked.begun()), asked.by(), asked.reason(), why);
    }

    private void audit(BackupView asked, String result, String subject) {
        try {
            core.store()
                    .change(h -> AuditTrail.append(
                            h,
                            List.of(new AuditTrail.Entry(
                                    Instant.now(), asked.by(), "backup", subject, result, asked.reason()))));
        } catch (HuitongException e) {
            LOG.warn("the audit trail could not be told of a backup: {}", e.getMessage());
        }
    }

    private static BackupView view(String state, Instant begun, String by, String reason, String failure) {
        return new BackupView(
                null, state, begun.truncatedTo(ChronoUnit.SECONDS).toString(), by, reason, null, null, 0, 0, failure);
    }

    @Override
    public List<BackupView> list() {
        List<BackupView> all = new ArrayList<>();
        BackupView first = now;
        if (first != null) {
            all.add(first);
        }
        for (Map.Entry<String, Manifest> backup : backups.all().entrySet()) {
            Manifest manifest = backup.getValue();
            all.add(new BackupView(
                    backup.getKey(),
                    "made",
                    manifest.made(),
                    manifest.by(),
                    manifest.reason(),
                    folder.resolve(backup.getKey()).toString(),
                    manifest.epoch(),
                    manifest.bytes(),
                    manifest.stillMillis(),
                    null));
        }
        return all;
    }

    /** Stands still by letting the broker rest: nothing reaches the store then but what people do at the desk. */
    private final class Gateway implements Backups.Still {
        @Override
        public String during(Runnable work) {
            String epoch = core.store().state("epoch").orElse("");
            core.bus().still(work);
            Store store = core.store();
            Epoch.begin(core.bus(), store::state, store::setState); // else this store would go with that journal
            return epoch;
        }

        @Override
        public StoreCopy store() {
            return core.store().copy();
        }
    }
}
