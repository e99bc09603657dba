package sample;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One HTTP push of the marriage registry: a document whose head says GB2312 and whose bytes are GB 18030, for names have
 * characters that GB 2312 has not.
 *
 * @param atMillis when, in milliseconds since the script began
 * @param idempotencyKey equal for a push and its repeat
 * @param registrations one at least
 * @param repeat true where the same push came before
 */
public record MarriagePush(long atMillis, String idempotencyKey, List<Registration> registrations, boolean repeat) {
    public static final String CONTENT_TYPE = "application/xml";
    private static final Charset GB18030 = Charset.forName("GB18030");

    public MarriagePush {
        registrations = List.copyOf(registrations);
    }

    /** The bytes as they go out. */
    public byte[] body() {
        return document().getBytes(GB18030);
    }

    private String document() {
        return registrations.stream()
                .map(Registration::xml)
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<HYDJ><HEAD><JLS>" + registrations.size()
                                + "</JLS></HEAD><DATA>\n",
                        "</DATA></HYDJ>\n"));
    }

    /** Everybody it is about, in the order of the document. */
    public List<Registration.Party> parties() {
        return registrations.stream().flatMap(one -> one.parties().stream()).toList();
    }

    /** True where no party is good, so that the gateway must answer 422 and keep nothing. */
    public boolean allInvalid() {
        return parties().stream().allMatch(party -> party.defect().fatal());
    }

    MarriagePush repeatedAt(long millis) {
        return new MarriagePush(millis, idempotencyKey, registrations, true);
    }
}
