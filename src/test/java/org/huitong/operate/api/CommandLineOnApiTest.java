package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the API were written apart; here they meet. */
class CommandLineOnApiTest {
    @TempDir
    private Path home;

    private Office office;

    @BeforeEach
    void start() {
        office = new Office(home);
        office.parks(Counter.SUBSCRIPTION, 3);
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void listAndShow() {
        assertThat(office.cli("failed", "list", "--limit", "2")).isZero();
        assertThat(office.out.toString()).contains("NORMALIZE-INVALID", "There is more: go on with --after ");

        assertThat(office.cli("failed", "show", "1")).isZero();
        assertThat(office.out.toString()).contains("NORMALIZE-INVALID").doesNotContain("GMSFHM");

        assertThat(office.cli("failed", "show", "1", "--payload")).isZero();
        assertThat(office.out.toString()).contains("{\"GMSFHM\":\"11010519491231002X\"}");
    }

    @Test
    void sentTellsWhatBecameOfAKey() {
        office.delivers(Counter.SUBSCRIPTION, "k1", "k2");

        assertThat(office.cli("sent", "k2")).isZero();
        assertThat(office.out.toString()).contains("delivered", Counter.SUBSCRIPTION, "published", "i-1");
        assertThat(office.cli("sent", "k3")).isZero();
        assertThat(office.out.toString()).contains("No record of this key was seen within 7 days");
        assertThat(office.cli("sent", "k2", "--limit", "1", "--json")).isZero();
        assertThat(office.out.toString()).contains("\"keptDays\"", "\"next\"");
        assertThat(office.cli("sent", "k2", "--from", "someday")).isEqualTo(Cli.WRONG_USAGE);
    }

    @Test
    void editOnceAndThenStale() throws Exception {
        Path file = Files.writeString(home.resolve("mended.json"), "{\"XM\":\"x\"}");
        String[] edit = {"failed", "edit", "1", "--file", file.toString(), "--revision", "0", "--as", "值班员"};

        assertThat(office.cli(edit)).isZero();
        assertThat(office.out.toString()).contains("revision is now 1");
        assertThat(office.cli(edit)).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("OPERATE-STALE");
        office.cli("failed", "show", "1");
        assertThat(office.out.toString()).contains("值班员");
    }

    @Test
    void auditTellsWhoDidWhatAndWhy() {
        office.cli("failed", "discard", "1", "--reason", "sent twice", "--as", "值班员");

        assertThat(office.cli("audit", "--actor", "值班员")).isZero();
        assertThat(office.out.toString())
                .contains("BY", "SUBJECT", "值班员", "discard", "row 1", "discarded", "revision 0: sent twice");
        assertThat(office.cli("audit", "--subject", "row 1", "--from", "1h", "--json"))
                .isZero();
        assertThat(office.out.toString()).contains("\"entries\"", "\"next\" : null");
        assertThat(office.cli("audit", "--actor", "nobody")).isZero();
        assertThat(office.out.toString()).contains("No such line in the trail.");
        assertThat(office.cli("audit", "--from", "someday")).isEqualTo(Cli.WRONG_USAGE);
    }

    @Test
    void editThatBreaksARuleNamesTheItem() throws Exception {
        Path file = Files.writeString(home.resolve("mended.json"), "{}");

        int exit = office.cli("failed", "edit", "1", "--file", file.toString(), "--revision", "0", "--as", "ops");

        assertThat(exit).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("NORMALIZE-INVALID", "/XM name required");
    }

    @Test
    void discardReplayAndItsState() {
        assertThat(office.cli("failed", "discard", "1", "--reason", "test", "--as", "ops"))
                .isZero();
        assertThat(office.cli("replay", "start", "1", "2", "--as", "ops")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.out.toString()).contains("Marked for replay: 1", "OPERATE-STALE");
        assertThat(office.cli("replay", "start", "--all", "--subscription", Counter.SUBSCRIPTION, "--as", "ops"))
                .isZero();
        assertThat(office.cli("replay", "status")).isZero();
        assertThat(office.out.toString()).contains("replaying").doesNotContain("parked");
    }

    @Test
    void backupIsMadeAndListed() {
        assertThat(office.cli("backup", "list")).isZero();
        assertThat(office.out.toString()).contains("no backup yet");

        assertThat(office.cli("backup", "make", "--reason", "升级之前", "--as", "值班员"))
                .isZero();
        assertThat(office.out.toString()).contains("made", "升级之前", "值班员", "/backups/20261129T120000Z", "850");

        office.desk.backups.failure = "OPERATE-BACKUP: no room.";
        assertThat(office.cli("backup", "make", "--reason", "again", "--as", "ops", "--json"))
                .isEqualTo(1);
        assertThat(office.out.toString()).contains("\"failed\"", "no room");
        assertThat(office.cli("backup", "make", "--reason", " ", "--as", "ops")).isEqualTo(1);
        assertThat(office.err.toString()).contains("OPERATE-INVALID");
    }

    @Test
    void changedFilesAreTakenOrRefused() {
        String[] reload = {"reload", "--reason", "新的代码表", "--as", "值班员"};
        String[] look = {"reload", "--reason", "新的代码表", "--as", "值班员", "--only-look"};

        assertThat(office.cli(look)).isZero();
        assertThat(office.out.toString())
                .contains("They fit: 1 files", "4 samples", "aaaa")
                .doesNotContain("bbbb");
        assertThat(office.cli(reload)).isZero();
        assertThat(office.out.toString())
                .contains("config/x.yaml", "Taken: 1 files", "bbbb", "值班员", "restart the gateway to take that");

        office.desk.reloads.refusal = "the changed files were not taken.";
        assertThat(office.cli(reload)).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString())
                .contains("OPERATE-RELOAD", "config/x.yaml:3:1: no such key")
                .doesNotContain("failed show");
        office.cli("status");
        assertThat(office.out.toString()).contains("Refused since: the changed files were not taken.");
    }

    @Test
    void sourceIsPausedAndResumed() {
        String source = SourceCounter.SYSTEM + "/" + SourceCounter.RESOURCE;
        String[] pause = {"sources", "pause", source, "--reason", "夜间搬迁", "--as", "值班员"};

        assertThat(office.cli(pause)).isZero();
        assertThat(office.cli("sources", "list")).isZero();
        assertThat(office.out.toString()).contains(source, "paused", "值班员", "夜间搬迁", "42");
        assertThat(office.cli(pause)).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("OPERATE-STALE");
        assertThat(office.cli("sources", "list", "--json")).isZero();
        assertThat(office.out.toString()).contains("\"sources\"", "\"by\" : \"值班员\"");

        assertThat(office.cli("sources", "resume", source, "--reason", "done", "--as", "ops"))
                .isZero();
        assertThat(office.out.toString()).contains("open").doesNotContain("paused");
        assertThat(office.cli("sources", "pause", "nonsense", "--reason", "x", "--as", "ops"))
                .isEqualTo(Cli.WRONG_USAGE);
        assertThat(office.cli("sources", "pause", "no.such/thing", "--reason", "x", "--as", "ops"))
                .isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.cli("sources", "pause", source, "--reason", " ", "--as", "ops"))
                .isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("/reason");
    }

    @Test
    void statusWarnsUntilResumed() {
        assertThat(office.cli("status")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.out.toString()).contains(Counter.SUBSCRIPTION, "paused", "DELIVER-OUTAGE");
        assertThat(office.cli("resume", Counter.SUBSCRIPTION, "--as", "值班员")).isZero();
        assertThat(office.out.toString()).contains("open");
        assertThat(office.cli("status")).isZero();
    }

    @Test
    void strangerWithoutTheTokenIsDenied() throws Exception {
        Files.writeString(office.tokenFile(), "x".repeat(43));

        assertThat(office.cli("failed", "list")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("OPERATE-DENIED");
    }

    @Test
    void wrongStateIsExplained() {
        assertThat(office.cli("failed", "list", "--state", "parkd")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(office.err.toString()).contains("OPERATE-INVALID", "Did you mean parked?");
    }
}
