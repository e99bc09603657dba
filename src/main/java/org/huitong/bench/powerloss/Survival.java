package org.huitong.bench.powerloss;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What becomes of changes that no sync has made durable. */
interface Survival {
    /** Nothing unsynced is on the disk. */
    Survival NOTHING = new Survival() {
        @Override
        public int names(int certain, int until) {
            return certain;
        }

        @Override
        public List<Piece> pieces(Change write) {
            return List.of();
        }
    };

    /** As if all had been written back in time. */
    Survival EVERYTHING = new Survival() {
        @Override
        public int names(int certain, int until) {
            return until;
        }

        @Override
        public List<Piece> pieces(Change write) {
            return List.of(new Piece(0, write.length()));
        }
    };

    /**
     * How many of the changes made count as far as names and sizes go: these are durable in their order.
     *
     * @param certain so many are durable
     * @param until so many were made
     */
    int names(int certain, int until);

    /** Which parts of a write are on the disk. */
    List<Piece> pieces(Change write);

    /** Bytes of a write. */
    record Piece(int from, int length) {}

    /** The disk wrote back what it liked: pages in any order, some torn at a sector. */
    static Survival some(Random random) {
        return new Survival() {
            private static final int PAGE = 4096;
            private static final int SECTOR = 512;
            private final double share = random.nextDouble();

            @Override
            public int names(int certain, int until) {
                return certain + random.nextInt(until - certain + 1);
            }

            @Override
            public List<Piece> pieces(Change write) {
                List<Piece> pieces = new ArrayList<>();
                for (int from = 0; from < write.length(); ) {
                    int page = (int) (PAGE - (write.offset() + from) % PAGE);
                    int length = Math.min(page, write.length() - from);
                    if (random.nextDouble() < share) {
                        int torn = random.nextInt(4) == 0 ? random.nextInt(length / SECTOR + 1) * SECTOR : length;
                        pieces.add(new Piece(from, Math.min(torn, length)));
                    }
                    from += length;
                }
                return pieces;
            }
        };
    }
}
