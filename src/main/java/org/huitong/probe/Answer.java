package org.huitong.probe;

import java.io.IOException;

/** What keeps a far end from being used, in words that hold no secret. */
final class Answer extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong; each is a code. */
    enum Kind {
        UNREACHABLE(
                "CHECK-PROBE-UNREACHABLE",
                "See that it runs, and that host, port and firewall let the gateway through"),
        SILENT("CHECK-PROBE-SILENT", "See whether something else listens there, or a firewall swallows what is sent"),
        TRUST(
                "CHECK-PROBE-TRUST",
                "Name its own certificate or key, as docs/integrator.md shows, once its operator has told it"),
        LOGIN("CHECK-PROBE-LOGIN", "Correct user and password, key or token, and what this user may do there"),
        MISSING("CHECK-PROBE-MISSING", "Correct the name in the route, or let its operator make it"),
        FAILED("CHECK-PROBE-FAILED", "Ask its operator what it means, or see the connector's page"),
        NOT_TRIED("CHECK-PROBE-NOT-TRIED", "Try it by hand before the start");

        private final String code;
        private final String cure;

        Kind(String code, String cure) {
            this.code = code;
            this.cure = cure;
        }

        String code() {
            return code;
        }
    }

    private final Kind kind;
    private final String cure;

    Answer(Kind kind, String what) {
        this(kind, what, kind.cure);
    }

    Answer(Kind kind, String what, String cure) {
        super(what);
        this.kind = kind;
        this.cure = cure;
    }

    Kind kind() {
        return kind;
    }

    String cure() {
        return cure;
    }
}
