package org.huitong.bus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.bus.door.Door;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Parcel;
import org.huitong.message.Problem;
import org.huitong.message.Receipt;

/**
 * One message of a system's own queue under way. It leaves the queue in one transaction with what became of it: slices,
 * event and answer, or the refusal's event and its answer. For one thread at a time.
 */
public final class InTurn implements TakenFrom {
    private static final int BUSY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int ACCEPTED = 202;

    private final String system;
    private final Session session;
    private final Parcel parcel;
    private final HandedOver message;
    private final Parts parts;
    private final String resource;
    private boolean begun;
    private boolean over;
    private HuitongException givenBack;

    /** What it works with. */
    record Parts(CommitListener listener, InWatch watch) {}

    InTurn(String system, Session session, Parcel parcel, Parts parts) {
        this.system = system;
        this.session = session;
        this.parcel = parcel;
        this.parts = parts;
        this.message = HandedOver.of(parcel);
        this.resource = message.resource() != null
                ? message.resource()
                : parts.watch().onlyResource(system).orElse(null);
    }

    String system() {
        return system;
    }

    HandedOver message() {
        return message;
    }

    /** Throws RECEIVE-UNKNOWN-RESOURCE where it names none and its system has not just one. */
    String resource() {
        if (resource == null) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_UNKNOWN_RESOURCE,
                    "a message in " + Door.IN + system + " names no resource, and " + system
                            + " does not hand over just" + " one. Name it in the application property resource.");
        }
        return resource;
    }

    @Override
    public void commit(Publication publication, Intake intake) {
        begun = true;
        publication.slices().forEach(session::send);
        end(publication.event(), ACCEPTED, "application/json", Json.bytes(publication.receipt()));
        parts.listener().committed(List.of(publication.event()));
    }

    /** The end of a route in which nothing was published: the same message was taken in before. */
    void repeated(Receipt receipt) {
        if (!over) {
            end(parts.watch().repeated(system, receipt), ACCEPTED, "application/json", Json.bytes(receipt));
        }
    }

    /** Answers a refusal, or leaves the message where it is while the gateway itself is what is wrong. */
    void failed(HuitongException why) {
        int status = why.code().status();
        if (begun || over || status == UNAVAILABLE || status == BUSY) {
            givenBack = why;
            return;
        }
        Problem problem = Problem.of(why);
        end(parts.watch().refused(system, resource, why), problem.status(), Problem.MEDIA_TYPE, problem.bytes());
    }

    private void end(Event event, int status, String type, byte[] answer) {
        Events.pack(List.of(event)).forEach(session::send);
        Map<String, Object> properties = new HashMap<>(message.answers());
        properties.put("JMS_AMQP_ContentType", type);
        properties.put("status", status);
        if (resource != null) {
            properties.put("resource", resource);
        }
        session.send(new Parcel(Door.OUT + system + Door.RECEIPTS, properties, answer, null));
        session.acknowledge(parcel);
        over = true;
        try {
            session.commit();
        } catch (HuitongException e) {
            if (e.code() == ErrorCode.PUBLISH_IN_DOUBT && event.receipt() != null) {
                parts.listener().inDoubt(List.of(event));
            }
            throw e;
        }
    }

    /** Why it is still in its queue; null where it is not. */
    HuitongException givenBack() {
        return givenBack;
    }

    boolean over() {
        return over && givenBack == null;
    }
}
