package org.huitong.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Everything the YAML files say: what {@link #read} gives is one immutable snapshot, {@link LiveCatalog} that which holds
 * now. Who asks twice and must get answers of one snapshot asks {@link #now} first. Thread-safe.
 */
public interface Catalog {
    /** Most findings that one refusal lists. */
    int MOST_SHOWN = 50;

    /**
     * Reads {@code config/} and {@code routes/sources/} under {@code home}.
     *
     * @throws HuitongException CONFIG_INVALID listing every finding, at most 50
     */
    static Catalog read(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.start(home, findings);
        if (!findings.mistakes().isEmpty()) {
            throw invalid(home, findings.mistakes());
        }
        return new Snapshot(entries);
    }

    /** Every mistake in the files under {@code home}, in order of file and line; empty where all is well. */
    static List<Finding> check(Path home) {
        return review(home).stream().filter(Finding::mistake).toList();
    }

    /** Every mistake and all advice, in order of file and line. */
    static List<Finding> review(Path home) {
        return reviewed(home).findings();
    }

    /**
     * What the files say, and what there is to say of them.
     *
     * @param catalog empty where there is a mistake
     */
    record Reviewed(Optional<Catalog> catalog, List<Finding> findings) {}

    /** Reads the files once for both. */
    static Reviewed reviewed(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.read(home, findings);
        boolean right = findings.mistakes().isEmpty();
        return new Reviewed(right ? Optional.of(new Snapshot(entries)) : Optional.empty(), findings.sorted());
    }

    /**
     * The code tables alone, by id, for a home whose other files are wrong or not there yet.
     *
     * @throws HuitongException CONFIG_INVALID listing every finding in {@code config/codes}, at most 50
     */
    static Map<String, CodeTable> codeTables(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.readCodes(home, findings);
        if (!findings.mistakes().isEmpty()) {
            throw invalid(home, findings.mistakes());
        }
        return Collections.unmodifiableMap(entries.codes);
    }

    private static HuitongException invalid(Path home, List<Finding> all) {
        StringBuilder text = new StringBuilder(
                all.size() == 1
                        ? "reading the catalog under " + home + " found a mistake; mend it:"
                        : "reading the catalog under " + home + " found " + all.size() + " mistakes; mend them:");
        for (Finding finding : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
            text.append('\n').append(finding);
        }
        if (all.size() > MOST_SHOWN) {
            text.append('\n').append("… and " + (all.size() - MOST_SHOWN) + " more mistakes");
        }
        return new HuitongException(ErrorCode.CONFIG_INVALID, text.toString());
    }

    /** The snapshot that holds now, which stays as it is. */
    Catalog now();

    Optional<Agency> agency(String id);

    Optional<SystemEntry> system(String id);

    /** Whether what travels between the system and the gateway leaves the gateway's own network. */
    boolean acrossNetworks(SystemEntry system);

    Optional<Resource> resource(String id);

    Optional<CodeTable> codes(String id);

    Collection<CodeTable> codes();

    Optional<Grant> grant(String subscription);

    /** What the grant's file says, as JSON; empty where there is no such file. */
    Optional<String> grantText(String subscription);

    /**
     * Reads a grant by the same rules as its file.
     *
     * @param text as JSON, in the words of the file
     */
    Read grant(String subscription, String text);

    /** The grants on a resource, in order of subscription; empty for none. */
    List<Grant> grantsOf(String resource);

    /** How records of {@code resource} from {@code system} are mapped; empty where it is no source of it. */
    Optional<MappingFile> source(String system, String resource);

    Collection<Agency> agencies();

    Collection<SystemEntry> systems();

    Collection<Resource> resources();

    Collection<Grant> grants();

    Collection<MappingFile> sources();

    /**
     * What a grant says that stands in no file.
     *
     * @param grant null where something is wrong
     */
    record Read(Grant grant, List<Finding> findings) {}
}
