package org.huitong.bench.report;

import java.lang.constant.ClassDesc;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;

/** One method of a stack trace. Numbers that differ from run to run are left out of its name. */
record Frame(Part part, String method) {
    private static final Frame NONE = new Frame(Part.OTHER, "(no stack)");

    /** The innermost first; empty where the recorder could not walk the stack. */
    static List<Frame> of(RecordedEvent event) {
        return event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .map(frame -> of(frame.getMethod()))
                        .toList();
    }

    /** The innermost that is not the JDK's: who asked for it. */
    static Frame caller(List<Frame> stack) {
        return stack.stream()
                .filter(frame -> frame.part != Part.JDK)
                .findFirst()
                .orElse(stack.isEmpty() ? NONE : stack.get(0));
    }

    private static Frame of(RecordedMethod method) {
        String type = method.getType().getName();
        return new Frame(Part.ofType(type), plain(type) + "." + method.getName());
    }

    /** The name of a type as people write it. */
    static String plain(String type) {
        return type.startsWith("[")
                ? ClassDesc.ofDescriptor(type.replace('.', '/')).displayName()
                : type.replaceAll("(\\$\\$Lambda).*", "$1");
    }
}
