package org.huitong.message;

import java.util.List;
import java.util.Objects;

/**
 * A refusal or failure with a stable code. The text says what was tried, on which system, intake or record, what went
 * wrong and the cure; it never holds payload, personal data or secrets, so it may be shown and logged as it is.
 */
public final class HuitongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Defect> defects;
    private final String rule;

    public HuitongException(ErrorCode code, String text) {
        this(code, text, List.of(), null, "");
    }

    public HuitongException(ErrorCode code, String text, Throwable cause) {
        this(code, text, List.of(), cause, "");
    }

    public HuitongException(ErrorCode code, String text, List<Defect> defects) {
        this(code, text, defects, null, "");
    }

    private HuitongException(ErrorCode code, String text, List<Defect> defects, Throwable cause, String rule) {
        super(code.text() + ": " + text, cause);
        this.code = Objects.requireNonNull(code);
        this.defects = List.copyOf(defects);
        this.rule = rule;
    }

    /**
     * A denial that tells the audit trail more than its caller.
     *
     * @param rule the rule that decided, in stable words; never shown to the caller
     */
    public static HuitongException denied(ErrorCode code, String text, String rule) {
        return new HuitongException(code, text, List.of(), null, rule);
    }

    /** The rule that denied, for audit and metrics; empty where it is no denial. */
    public String rule() {
        return rule;
    }

    public ErrorCode code() {
        return code;
    }

    /** One entry per bad record; empty where the refusal is not about records. */
    public List<Defect> defects() {
        return defects == null ? List.of() : defects;
    }
}
