package org.huitong.receive.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huitong.message.ErrorCode;
import org.huitong.receive.drop.Wrapping.Packing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed files and files with a checksum beside them. */
class WrappedFilesTest {
    private static final String TEXT = Drop.file("1;a", "2;b", "3;c", "4;d", "5;e");

    @TempDir
    private Path home;

    private Drop drop(Packing packing, long most, String checksum) throws IOException {
        return new Drop(home, "", "", new Wrapping(packing, most, checksum));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... texts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < texts.length; i++) {
                out.putNextEntry(new ZipEntry("../../" + i));
                out.write(texts[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }

    private static void taken(Drop drop) {
        drop.turn();
        drop.turn();
        assertThat(drop.published).hasSize(5);
        assertThat(drop.place().state()).isEqualTo(Place.State.FINISHED);
    }

    private static void refused(Drop drop, ErrorCode code) {
        drop.turn();
        assertThat(drop.published).isEmpty();
        assertThat(drop.refusals).hasSize(1);
        assertThat(drop.refusals.get(0).why().code()).isEqualTo(code);
        assertThat(drop.turn()).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void gzipIsReadThroughAndGoesOnAfterADeath() throws IOException {
        try (Drop drop = drop(Packing.GZIP, 1 << 20, "")) {
            drop.put("a.csv", gzip(TEXT.getBytes(StandardCharsets.UTF_8)));
            drop.turn();
            drop.turnAndDie();
            drop.turn();
            assertThat(drop.published).hasSize(5);
        }
    }

    @Test
    void zipWithOneFileIsReadThroughWhateverItsName() throws IOException {
        try (Drop drop = drop(Packing.ZIP, 1 << 20, "")) {
            drop.put("a.csv", zip(TEXT));
            taken(drop);
        }
    }

    @Test
    void zipWithTwoFilesIsRefused() throws IOException {
        try (Drop drop = drop(Packing.ZIP, 1 << 20, "")) {
            drop.put("a.csv", zip(TEXT, TEXT));
            refused(drop, ErrorCode.RECEIVE_MALFORMED);
        }
    }

    @Test
    void whatIsNotPackedIsRefused() throws IOException {
        try (Drop drop = drop(Packing.GZIP, 1 << 20, "")) {
            drop.put("a.csv", TEXT);
            refused(drop, ErrorCode.RECEIVE_MALFORMED);
        }
    }

    @Test
    void cutGzipIsRefused() throws IOException {
        byte[] packed = gzip(TEXT.getBytes(StandardCharsets.UTF_8));
        try (Drop drop = drop(Packing.GZIP, 1 << 20, "")) {
            drop.put("a.csv", java.util.Arrays.copyOf(packed, packed.length - 9));
            refused(drop, ErrorCode.RECEIVE_MALFORMED);
        }
    }

    /** 64 MiB of nothing in 64 KiB. */
    @Test
    void bombIsRefusedAtItsBound() throws IOException {
        try (Drop drop = drop(Packing.GZIP, 1 << 20, "")) {
            drop.put("a.csv", gzip("1;a\n".repeat(16 << 20).getBytes(StandardCharsets.UTF_8)));
            refused(drop, ErrorCode.RECEIVE_TOO_LARGE);
        }
    }

    @Test
    void fileWaitsForItsChecksumAndGoesWithIt() throws Exception {
        try (Drop drop = drop(Packing.NONE, 1 << 20, ".sha256")) {
            drop.put("a.csv", TEXT);
            assertThat(drop.turn()).isInstanceOf(Outcome.Nothing.class);
            drop.put("a.csv.sha256", digest(TEXT) + "  a.csv\n");
            taken(drop);
            assertThat(Files.exists(drop.folder.resolve("a.csv.sha256"))).isFalse();
        }
    }

    @Test
    void fileWithAnotherChecksumIsRefused() throws Exception {
        try (Drop drop = drop(Packing.NONE, 1 << 20, ".sha256")) {
            drop.put("a.csv.sha256", digest(TEXT + "x"));
            drop.put("a.csv", TEXT);
            refused(drop, ErrorCode.RECEIVE_MALFORMED);
        }
    }

    private static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
