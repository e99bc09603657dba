package org.huitong.deliver;

import java.util.List;
import org.huitong.message.HuitongException;

/** What of a call may go by the subscription's quota; where nothing may, the window stops. Thread-safe. */
final class Ration {
    private final Allowance allowance;

    Ration(Allowance allowance) {
        this.allowance = allowance;
    }

    /** These, or as many from the head as are left; empty where the window has to stop. */
    List<Piece> of(Window window, List<Piece> pieces) {
        if (!allowance.limited()) {
            return pieces;
        }
        try {
            int most = allowance.take(pieces.stream().map(Piece::id).toList());
            if (most == 0) {
                window.closed = true;
            }
            return pieces.subList(0, most);
        } catch (HuitongException e) {
            window.unreserved = e;
            return List.of();
        }
    }
}
