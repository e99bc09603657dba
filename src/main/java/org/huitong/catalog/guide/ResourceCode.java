package org.huitong.catalog.guide;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource code (信息资源代码): where in the classification the resource hangs, and its running number there. Numbers are
 * compared without leading zeros: {@code 101/007} is {@code 101/7}.
 *
 * @param classification 类, 项, 目 and 细目, e.g. {@code 303008}
 * @param number 顺序码
 */
public record ResourceCode(String classification, String number) {
    private static final int MAX = 64;
    private static final Pattern FORM = Pattern.compile("([123]\\d{2}(?:\\d{3}(?:\\d+)?)?)/0*(\\d+)");

    /** Empty where the text has not the form. */
    public static Optional<ResourceCode> of(String text) {
        Matcher form = FORM.matcher(text);
        return text.length() <= MAX && form.matches()
                ? Optional.of(new ResourceCode(form.group(1), form.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return classification + "/" + number;
    }
}
