package sample;

import java.util.List;
import java.util.stream.Collectors;
import sample.SampleData.Event;

/**
 * One HTTP push of the social-insurance system.
 *
 * @param atMillis when, in milliseconds since the script began
 * @param idempotencyKey equal for a push and its repeat
 * @param form how the records are written
 * @param records one at least
 * @param repeat true where the same push came before
 */
public record Push(long atMillis, String idempotencyKey, Form form, List<InsuranceRecord> records, boolean repeat)
        implements Event {

    /** How records become a body. */
    public enum Form {
        OBJECT("application/json"),
        ARRAY("application/json"),
        NDJSON("application/x-ndjson");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }
    }

    public Push {
        records = List.copyOf(records);
    }

    public String contentType() {
        return form.contentType;
    }

    /** The body as text; it goes out in UTF-8. */
    public String body() {
        return switch (form) {
            case OBJECT -> records.get(0).json();
            case ARRAY -> records.stream().map(InsuranceRecord::json).collect(Collectors.joining(",", "[", "]"));
            case NDJSON -> records.stream().map(record -> record.json() + "\n").collect(Collectors.joining());
        };
    }

    /** True where no record is good, so that the gateway must answer 422 and keep nothing. */
    public boolean allInvalid() {
        return records.stream().allMatch(record -> record.defect().fatal());
    }

    Push repeatedAt(long millis) {
        return new Push(millis, idempotencyKey, form, records, true);
    }
}
