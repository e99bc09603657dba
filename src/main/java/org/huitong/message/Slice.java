package org.huitong.message;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bus message: at most {@value #MAX_BYTES} bytes or {@value #MAX_RECORDS} records of one intake, in order. The form is
 * frozen (DESIGN 3.3): CloudEvents 1.0 attributes in the AMQP binding's JMS-safe spelling, body a JSON array of records.
 *
 * @param intake the intake it belongs to
 * @param number its place in the intake, from 0
 * @param system who sent it
 * @param resource what it is about
 * @param records in publish order
 */
public record Slice(String intake, int number, String system, String resource, List<BusRecord> records) {
    public static final int MAX_BYTES = 64 * 1024;
    public static final int MAX_RECORDS = 200;
    /** Prefix of the one multicast address of each resource. */
    public static final String ADDRESS = "exchange.";

    private static final String INTAKE = "HuitongIntake";
    private static final String SEQUENCE = "HuitongSequence";
    private static final String SOURCE = "cloudEvents_source";
    private static final String SUBJECT = "cloudEvents_subject";
    private static final String SCHEMA = "HuitongSchema";
    private static final String SYSTEMS = "/systems/";

    /**
     * Cuts an intake's records into messages.
     *
     * @param everyVersion true where the resource's order is {@code every}: then no slice holds a key twice
     * @param schema the resource's schema version
     */
    public static List<Parcel> cut(Intake intake, boolean everyVersion, int schema) {
        List<Parcel> parcels = new ArrayList<>(1);
        Set<String> keys = new HashSet<>();
        try (RecordWriter writer = new RecordWriter()) {
            for (BusRecord record : intake.records()) {
                boolean again = everyVersion && !keys.add(record.key());
                if (again || !writer.add(record)) {
                    parcels.add(parcel(intake, parcels.size(), schema, writer.finish()));
                    keys.clear();
                    keys.add(record.key());
                    writer.add(record);
                }
            }
            if (!writer.empty()) {
                parcels.add(parcel(intake, parcels.size(), schema, writer.finish()));
            }
        }
        return parcels;
    }

    private static Parcel parcel(Intake intake, int number, int schema, byte[] body) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("cloudEvents_specversion", "1.0");
        properties.put("cloudEvents_id", intake.id() + "." + number);
        properties.put(SOURCE, SYSTEMS + intake.system());
        properties.put("cloudEvents_type", "org.huitong.records");
        properties.put(SUBJECT, intake.resource());
        properties.put(
                "cloudEvents_time",
                Instant.ofEpochMilli(intake.at().toEpochMilli()).toString());
        properties.put("cloudEvents_datacontenttype", "application/json");
        properties.put(INTAKE, intake.id());
        properties.put(SEQUENCE, number);
        properties.put(SCHEMA, schema);
        return new Parcel(ADDRESS + intake.resource(), properties, body, null);
    }

    /** Reads a message of the bus; throws {@link UncheckedIOException} where it is not of the bus form. */
    public static Slice of(Parcel parcel) {
        Map<String, Object> p = parcel.properties();
        return new Slice(
                (String) p.get(INTAKE),
                ((Number) p.get(SEQUENCE)).intValue(),
                ((String) p.get(SOURCE)).substring(SYSTEMS.length()),
                (String) p.get(SUBJECT),
                RecordReader.records(parcel.body()));
    }

    /** The intake that a message of the bus belongs to. */
    public static String intake(Parcel parcel) {
        return (String) parcel.properties().get(INTAKE);
    }

    /** The version of the form that the message's records have; 1 where it does not say. */
    public static int schema(Parcel parcel) {
        return parcel.properties().get(SCHEMA) instanceof Number schema ? schema.intValue() : 1;
    }

    /** The same slice with its records in another form. */
    public Slice with(List<BusRecord> other) {
        return new Slice(intake, number, system, resource, other);
    }

    /** One record in the bus form, as rows keep it and people mend it. */
    public static BusRecord record(String text) {
        return RecordReader.record(text);
    }

    public static String text(BusRecord record) {
        try (RecordWriter writer = new RecordWriter()) {
            return writer.text(record);
        }
    }
}
