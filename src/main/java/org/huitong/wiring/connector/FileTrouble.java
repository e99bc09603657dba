package org.huitong.wiring.connector;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.huitong.far.FarTrouble;

/** What went wrong with a file, as a cause and in words that hold no name of a file. */
record FileTrouble(String cause, String text) {

    /** Empty where the failure says nothing of files; its own cause may. */
    static Optional<FileTrouble> of(Throwable failure) {
        if (failure instanceof FarTrouble far) {
            return text(far.word()).map(text -> new FileTrouble(far.word(), text));
        }
        boolean denied = failure instanceof AccessDeniedException
                || failure instanceof NoSuchFileException
                || failure instanceof NotDirectoryException;
        return denied
                ? told(
                        "file " + failure.getClass().getSimpleName(),
                        "the folder is not there, or may not be written to")
                : Optional.empty();
    }

    private static Optional<String> text(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "ssh key" -> "the host's key is not the one in knownHosts";
                    case "ssh login" -> "logging in was refused";
                    case "ssh" -> "no SSH connection could be made";
                    default -> answered(word);
                });
    }

    /** Null where no server answered. */
    private static String answered(String word) {
        if (word.startsWith("ftp ")) {
            return "the server answered FTP reply " + word.substring("ftp ".length());
        }
        return word.startsWith("sftp ") ? "the server answered SFTP status " + word.substring("sftp ".length()) : null;
    }

    private static Optional<FileTrouble> told(String cause, String text) {
        return Optional.of(new FileTrouble(cause, text));
    }
}
