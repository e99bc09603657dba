package org.huitong.codes;

import java.util.ArrayList;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What is wrong with a file, line by line, so that a person mends all of it at once. */
final class Complaints {
    private static final int MOST_SHOWN = 20;

    private record Complaint(long line, String text) {}

    private final String file;
    private final List<Complaint> all = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void add(long line, String what, String cure) {
        all.add(new Complaint(line, what + ". " + cure + "."));
    }

    /**
     * Goes on only where there is nothing to complain about.
     *
     * @throws HuitongException OPERATE_INVALID with every complaint, at most 20
     */
    void refuse() {
        if (all.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(
                all.size() == 1
                        ? "importing codes from " + file + " found a mistake, nothing was written:"
                        : "importing codes from " + file + " found " + all.size() + " mistakes, nothing was written:");
        all.sort(java.util.Comparator.comparingLong(Complaint::line));
        for (Complaint complaint : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
            text.append("\nline ").append(complaint.line()).append(": ").append(complaint.text());
        }
        if (all.size() > MOST_SHOWN) {
            text.append('\n').append("… and " + (all.size() - MOST_SHOWN) + " more mistakes");
        }
        throw new HuitongException(ErrorCode.OPERATE_INVALID, text.toString());
    }
}
