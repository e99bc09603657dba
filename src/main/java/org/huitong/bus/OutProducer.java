package org.huitong.bus;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.door.MessageIds;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Parcel;

/**
 * Puts the records of one call into a consumer's own queue, all or none, a message each. The message id is the record's
 * id and revision, so that a repeat is recognized. Thread-safe.
 */
final class OutProducer extends DefaultProducer {
    private static final int KEPT = 8;

    private final Bus bus;
    private final String queue;
    private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>(KEPT);

    OutProducer(Endpoint endpoint, Bus bus, String queue) {
        super(endpoint);
        this.bus = bus;
        this.queue = queue;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        List<?> records = exchange.getVariable("records", List.class);
        try {
            Session session = session();
            try {
                records.forEach(record -> session.send(parcel((Map<?, ?>) record)));
                session.commit();
            } catch (HuitongException e) {
                session.close();
                throw e;
            }
            if (!idle.offer(session)) {
                session.close();
            }
        } catch (HuitongException e) {
            throw away(e);
        }
    }

    /** To the worker this is a consumer that is away: it waits, and tries again. */
    private IOException away(HuitongException e) {
        return e.code() == ErrorCode.PUBLISH_IN_DOUBT
                ? new OwnQueueInDoubt("it is not known whether " + queue + " has taken the records", e)
                : new OwnQueueFull(queue + " takes no more: its consumer does not fetch, or the bus is away", e);
    }

    private Session session() {
        Session session = idle.poll();
        if (session != null && session.open()) {
            return session;
        }
        if (session != null) {
            session.close();
        }
        return bus.open(null);
    }

    private Parcel parcel(Map<?, ?> record) {
        String id = record.get("id") + "." + record.get("revision");
        Map<String, Object> properties = new HashMap<>();
        properties.put("NATIVE_MESSAGE_ID", MessageIds.ofText(id));
        properties.put("JMS_AMQP_ContentType", "application/json");
        properties.put("cloudEvents_specversion", "1.0");
        properties.put("cloudEvents_id", id);
        properties.put("cloudEvents_source", "/resources/" + record.get("resource"));
        properties.put("cloudEvents_type", "org.huitong.record." + record.get("op"));
        properties.put("cloudEvents_subject", String.valueOf(record.get("id")));
        properties.put("cloudEvents_datacontenttype", "application/json");
        properties.put("recordId", String.valueOf(record.get("id")));
        properties.put("revision", record.get("revision"));
        properties.put("resource", String.valueOf(record.get("resource")));
        return new Parcel(queue, properties, Json.bytes(record), null);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        idle.forEach(Session::close);
        idle.clear();
    }

    /** Its name is what people read as the cause. */
    static final class OwnQueueFull extends IOException {
        private static final long serialVersionUID = 1L;

        OwnQueueFull(String text, Throwable cause) {
            super(text, cause);
        }
    }

    /** The records may be there: they are sent again, with the same ids. */
    static final class OwnQueueInDoubt extends IOException {
        private static final long serialVersionUID = 1L;

        OwnQueueInDoubt(String text, Throwable cause) {
            super(text, cause);
        }
    }
}
