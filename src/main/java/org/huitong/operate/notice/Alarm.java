package org.huitong.operate.notice;

/**
 * Something that a person must see to now.
 *
 * @param about what it is about, and with the kind of trouble what tells it from every other alarm
 * @param kind of trouble, one word; its code may change while it lasts
 * @param code stable error code
 * @param text what is wrong and the cure; no payload
 */
public record Alarm(String about, String kind, String code, String text) {
    String key() {
        return kind + " " + about;
    }
}
