package org.huitong.check;

import java.util.Set;

/** The names that the wiring gives to parts, and route files call; a test holds them against the wiring. */
final class GatewayBeans {
    static final Set<String> NAMES = Set.of(
            "acknowledge",
            "answer",
            "authorize",
            "claim",
            "deliver",
            "identify",
            "issue",
            "metrics",
            "normalize",
            "oneTry",
            "publish",
            "receive",
            "refuse",
            "refuseTaken",
            "soapAnswer",
            "soapFault",
            "soapUnwrap",
            "soapWsdl",
            "trustedTls",
            "unpack",
            "whoami");

    private GatewayBeans() {}
}
