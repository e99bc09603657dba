package org.huitong.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.catalog.SystemEntry.Network;

/**
 * Networks that must not be bridged are not. That the government intranet (政务内网) never meets another network is fixed here;
 * which others may meet, {@code config/gateway.yaml} says. One gateway is for one network: its data crosses only as signed
 * bundles through an approved one-way step.
 */
final class Networks {
    private static final String CODE = "CATALOG-NETWORK";

    private final Entries entries;
    private boolean sought;
    private SystemEntry inside;
    private SystemEntry outside;

    Networks(Entries entries) {
        this.entries = entries;
    }

    void gateway(Section section) {
        Network own = section.word("network", Network.class, null);
        Set<Network> docked = section.has("docked") ? section.words("docked", Network.class) : Set.of();
        if (own == Network.INTRANET && !docked.isEmpty() || docked.contains(Network.INTRANET)) {
            section.report(
                    "docked",
                    CODE,
                    "the government intranet is never bridged to another network",
                    "Run one gateway on each; carry data across as signed bundles through the approved one-way step");
        }
        entries.gateway = new GatewayPlace(own, docked);
    }

    /** Reports the system where it cannot be one of this gateway's. */
    void check(Section section, SystemEntry system) {
        seek();
        boolean onIntranet = system.network() == Network.INTRANET;
        SystemEntry other = onIntranet ? outside : inside;
        boolean stranger = entries.gateway.network() == null
                ? onIntranet
                : onIntranet != (entries.gateway.network() == Network.INTRANET);
        if (other != null && stranger) {
            section.report("network", CODE, pair(system, other), cure());
        } else if (system.network() != null && !entries.gateway.reaches(system.network())) {
            section.report(
                    "network",
                    CODE,
                    system.id() + " stands in the network " + Words.of(system.network())
                            + ", and this gateway in " + Words.of(entries.gateway.network())
                            + (entries.gateway.docked().isEmpty() ? "" : " with " + docked()),
                    system.network() == Network.INTRANET || entries.gateway.network() == Network.INTRANET
                            ? cure()
                            : "Give it to the gateway of its network, or dock that network in config/gateway.yaml");
        }
    }

    /** Why records of the one may not go to the other; empty where they may. */
    Optional<String> bars(SystemEntry from, SystemEntry to) {
        if (from.network() == to.network() || from.network() == null || to.network() == null) {
            return Optional.empty();
        }
        boolean fixed = from.network() == Network.INTRANET || to.network() == Network.INTRANET;
        return fixed || !entries.gateway.reaches(from.network()) || !entries.gateway.reaches(to.network())
                ? Optional.of(pair(from, to))
                : Optional.empty();
    }

    /** Reports a grant that would carry records of a source to a system that must not be bridged to it. */
    void check(Section section, String consumer, String resource) {
        SystemEntry to = entries.systems.get(consumer);
        if (to == null) {
            return;
        }
        for (MappingFile source : entries.sourcesOf(resource)) {
            SystemEntry from = entries.systems.get(source.system());
            if (from != null && bars(from, to).isPresent()) {
                section.report("consumer", CODE, pair(from, to), cure());
                return;
            }
        }
    }

    private void seek() {
        if (!sought) {
            sought = true;
            for (SystemEntry system : entries.systems.values()) {
                if (system.network() == Network.INTRANET) {
                    inside = inside == null ? system : inside;
                } else if (system.network() != null) {
                    outside = outside == null ? system : outside;
                }
            }
        }
    }

    private static String pair(SystemEntry one, SystemEntry other) {
        return one.id() + " (" + Words.of(one.network()) + ") and " + other.id() + " (" + Words.of(other.network())
                + ") must not meet in one gateway";
    }

    private static String cure() {
        return "Run one gateway on each network, each with its own systems; carry data across as signed bundles through"
                + " the approved one-way step";
    }

    private String docked() {
        return entries.gateway.docked().stream().map(Words::of).sorted().collect(Collectors.joining(", "));
    }
}
