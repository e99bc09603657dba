package org.huitong.wiring.connector;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** What went wrong with a file, as a cause and in words that hold no name of a file. */
record FileTrouble(String cause, String text) {

    /** Empty where the failure says nothing of files; its own cause may. */
    static Optional<FileTrouble> of(Throwable failure) {
        if (failure instanceof GenericFileOperationFailedException ftp && ftp.getCode() > 0) {
            return told("ftp " + ftp.getCode(), "the server answered FTP reply " + ftp.getCode());
        }
        if (failure instanceof SftpException sftp) {
            return told("sftp " + sftp.id, "the server answered SFTP status " + sftp.id);
        }
        if (failure instanceof JSchHostKeyException) {
            return told("ssh key", "the host's key is not the one in knownHosts");
        }
        if (failure instanceof JSchException ssh) {
            boolean login = String.valueOf(ssh.getMessage()).startsWith("Auth ");
            return login ? told("ssh login", "logging in was refused") : told("ssh", "no SSH connection could be made");
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

    private static Optional<FileTrouble> told(String cause, String text) {
        return Optional.of(new FileTrouble(cause, text));
    }
}
