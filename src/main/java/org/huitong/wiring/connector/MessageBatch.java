package org.huitong.wiring.connector;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.huitong.bus.Publication;
import org.huitong.bus.SourceTurn;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.message.Receipt;
import org.huitong.receive.Claims;
import org.huitong.receive.MessagePart;
import org.huitong.receive.Receive;
import org.huitong.receive.RefuseProcessor;
import org.huitong.receive.message.FarMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch of messages under way: each becomes an intake, or is known already, or is refused. A message that was taken in and
 * whose broker has not heard of it comes again, and is known by its receipt. Used once, by one thread.
 */
final class MessageBatch {
    /** Name of the exchange variable that carries it. */
    static final String VARIABLE = "huitongMessageBatch";

    private static final Logger LOG = LoggerFactory.getLogger(MessageBatch.class);
    private static final long DECIDED_SECONDS = 30;

    private final List<FarMessage> messages;
    private final MappingFile source;
    private final MessageComponent.Parts parts;
    private final Consumer<List<FarMessage>> end;
    /** Those that go on, in order; what is to be blamed is found by its place. */
    private final List<FarMessage> goingOn = new ArrayList<>();

    private final Map<String, String> digests = new HashMap<>();
    private final List<Receipt> known = new ArrayList<>();
    private final List<String> twins = new ArrayList<>();

    /** @param end hears of the refused ones once all is committed */
    MessageBatch(
            List<FarMessage> messages,
            MappingFile source,
            MessageComponent.Parts parts,
            Consumer<List<FarMessage>> end) {
        this.messages = messages;
        this.source = source;
        this.parts = parts;
        this.end = end;
    }

    /** Those that are new and can be read, each ready to be received. */
    List<MessagePart> open() {
        List<MessagePart> open = new ArrayList<>();
        for (FarMessage message : messages) {
            part(message).ifPresent(part -> {
                goingOn.add(message);
                open.add(part);
            });
        }
        return open;
    }

    private Optional<MessagePart> part(FarMessage message) {
        if (message.refused() != null) {
            return Optional.empty();
        }
        try {
            Format format = source.formats().iterator().next();
            List<Raw> raws = parts.decoder().decode(message.body(), format, source);
            String digest = Receive.digest(message.body());
            // Ids are unique in one queue; a system may have several.
            String key = message.name() == null ? null : source.resource() + "/" + message.name();
            return key == null || isNew(key, digest)
                    ? Optional.of(new MessagePart(key, digest, raws))
                    : Optional.empty();
        } catch (HuitongException e) {
            if (e.code().status() >= 500) {
                throw e;
            }
            message.refuse(e);
            return Optional.empty();
        }
    }

    private boolean isNew(String key, String digest) {
        String twin = digests.get(key);
        if (twin != null) {
            if (!twin.equals(digest)) {
                throw new HuitongException(
                        ErrorCode.RECEIVE_KEY_CLASH,
                        "two messages of " + source.system() + " for " + source.resource()
                                + " have the same name and not the same body. Have its sender name them apart.");
            }
            twins.add(key);
            return false;
        }
        Optional<Receipt> receipt = claim(key, digest);
        receipt.ifPresentOrElse(known::add, () -> digests.put(key, digest));
        return receipt.isEmpty();
    }

    private Optional<Receipt> claim(String key, String digest) {
        try {
            return parts.claims()
                    .claim(new Claims.Key(source.system(), key), source.resource(), digest)
                    .get(DECIDED_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HuitongException h) {
                throw h;
            }
            throw new HuitongException(ErrorCode.INTERNAL, "a receipt could not be looked up. See the log.", e);
        } catch (TimeoutException e) {
            throw undecided(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw undecided(e);
        }
    }

    private static HuitongException undecided(Exception why) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "whether a message was taken in before could not be told in time. It is asked again by itself.",
                why);
    }

    /** One commit of all that became of the batch, then the end of it at its broker. */
    void settle(SourceTurn turn) {
        List<FarMessage> refused =
                messages.stream().filter(message -> message.refused() != null).toList();
        List<Event> more = new ArrayList<>();
        refused.forEach(message -> more.add(refusal(message)));
        known.forEach(receipt -> more.add(parts.ledger().repeat(source.system(), receipt)));
        twins.forEach(key -> more.add(parts.ledger().repeat(source.system(), receipt(turn, key))));
        turn.settle(more, reached());
        end.accept(refused);
    }

    private Event refusal(FarMessage message) {
        LOG.warn("{}", message.refused().getMessage());
        return parts.ledger()
                .refusal(new RefuseProcessor.Refusal(source.system(), source.resource(), message.refused()));
    }

    private static Receipt receipt(SourceTurn turn, String key) {
        return turn.gathered().stream()
                .filter(publication -> key.equals(publication.event().receipt().key()))
                .map(Publication::receipt)
                .findFirst()
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.INTERNAL, "a message was received and not published. See the log and report it."));
    }

    /** The queue itself knows where it goes on; people read when it last did. */
    private byte[] reached() {
        return Json.text(Map.of(
                        "messages", messages.size(), "taken", Instant.now().toString()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The batch failed at one message, and it is that message's fault: the others need not wait for it. */
    void blame(HuitongException why, SourceTurn turn) {
        int at = turn.gathered().size();
        if (why.code().text().startsWith("NORMALIZE-") && at < goingOn.size()) {
            goingOn.get(at).refuse(why);
        }
    }

    /** The claims of what was not committed are given up. */
    void release() {
        digests.keySet().forEach(key -> parts.claims().release(new Claims.Key(source.system(), key)));
    }
}
