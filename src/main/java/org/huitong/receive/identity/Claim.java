package org.huitong.receive.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.huitong.catalog.Signature;

/**
 * What a signed request says, well formed and not believed.
 *
 * @param name the system's id, or in the national form its requester
 * @param key name of the key; null in the national form
 * @param service null in the digest form
 * @param time milliseconds since 1970, 13 digits
 * @param once what makes it one of its kind: nonce or signature
 * @param text what must have been signed
 */
record Claim(
        Signature.Form form,
        String name,
        String key,
        String service,
        String time,
        String once,
        String sign,
        String text) {
    private static final Pattern TIME = Pattern.compile("[0-9]{13}");
    private static final Pattern SIGN = Pattern.compile("[A-Za-z0-9+/=]{44}");
    private static final int LONGEST = 120;

    /** Empty where the headers are not of the form. */
    static Optional<Claim> digest(Asked asked) {
        return DigestHeader.parse(asked.authorization())
                .map(header -> new Claim(
                        Signature.Form.DIGEST,
                        header.system(),
                        header.key(),
                        null,
                        header.time(),
                        header.nonce(),
                        header.sign(),
                        header.text(asked)));
    }

    /** Empty where the headers are not of the form. */
    static Optional<Claim> national(NationalHeaders headers) {
        boolean good = headers.allThere()
                && headers.requester().length() <= LONGEST
                && headers.service().length() <= LONGEST
                && TIME.matcher(headers.time()).matches()
                && SIGN.matcher(headers.sign()).matches();
        return good
                ? Optional.of(new Claim(
                        Signature.Form.NATIONAL,
                        headers.requester(),
                        null,
                        headers.service(),
                        headers.time(),
                        headers.sign(),
                        headers.sign(),
                        NationalHeaders.text(headers.service(), headers.requester(), headers.time())))
                : Optional.empty();
    }

    long millis() {
        return Long.parseLong(time);
    }
}
