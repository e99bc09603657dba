package org.huitong.bench.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;

/**
 * Rows of nobody, by number, a second apart: three subscriptions, up to 9,000 causes of which three have half of the rows, nine
 * of ten ended; one has a text of its own.
 *
 * @param rows how many
 * @param newest when the last of them failed, in milliseconds
 */
record InventedRows(int rows, long newest) {
    static final String HALL = "government-service.hall.person";
    static final String RESOURCE = "person";
    /** In the oldest row alone. */
    static final String RARE = "欧阳之光";
    /** In one of ten. */
    static final String COMMON = "孙小";

    static final long APART_MILLIS = 1_000;
    private static final int MOST_CAUSES = 3_000;
    private static final int ROWS_A_CAUSE = 300;
    private static final int OPEN_ONE_IN = 10;
    private static final int INTAKE_ROWS = 200;
    private static final int SYSTEMS = 7;
    private static final String[] SURNAMES = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"};
    private static final String[] STREETS = {"长安街", "人民路", "解放大道", "中山路", "建设路"};

    static String key(int row) {
        return "99999919800101" + String.format("%08d", row);
    }

    static String subscription(int row) {
        return switch (row % 3) {
            case 0 -> HALL;
            case 1 -> "consumer.tax.person";
            default -> "consumer.housing.house";
        };
    }

    static String system(int row) {
        return "public-security.s" + row % SYSTEMS;
    }

    static String intake(int row) {
        return "i" + row / INTAKE_ROWS;
    }

    long at(int row) {
        return newest - APART_MILLIS * (rows - 1L - row);
    }

    boolean open(int row) {
        return spread(row, OPEN_ONE_IN) == 0;
    }

    /** Each number by itself, but no two questions about it alike: what is open must not all have one cause. */
    private static int spread(int row, int into) {
        return (int) Math.floorMod((row + 1L) * 0x9E3779B97F4A7C15L >>> 20, (long) into);
    }

    private int cause(int row) {
        int causes = Math.max(1, Math.min(rows / ROWS_A_CAUSE, MOST_CAUSES));
        int drawn = spread(row / 2, 2 * causes);
        return drawn < causes ? drawn : 0;
    }

    /** As the drainer brings them. */
    List<Event> batch(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int row = from; row < to; row++) {
            List<RowChange> changes = new ArrayList<>();
            changes.add(parked(row));
            if (!open(row)) {
                changes.add(RowChange.end("r" + row, subscription(row), RowState.RESOLVED));
            }
            events.add(new Event(
                    event(row), Event.OUTCOME, at(row), subscription(row), null, Map.of(), changes, "window"));
        }
        return events;
    }

    /** The start of a gateway and a number, as the drainer's are. */
    static String event(int row) {
        return "bench-" + row;
    }

    RowChange parked(int row) {
        String cause = "http 422 E" + cause(row);
        return new RowChange(
                "r" + row,
                subscription(row),
                RowState.PARKED,
                new RowChange.Cause(
                        "deliver",
                        "DELIVER-REFUSED",
                        "",
                        "sending record r" + row + " to " + subscription(row) + " failed: it answered " + cause,
                        "DELIVER-REFUSED " + cause),
                new RowChange.Input(system(row), resource(row), intake(row), key(row), row, 0, row, input(row)));
    }

    private static String resource(int row) {
        String subscription = subscription(row);
        return subscription.substring(subscription.lastIndexOf('.') + 1);
    }

    private static String input(int row) {
        String name = row == 0 ? RARE : SURNAMES[row % SURNAMES.length] + "小" + row % 97;
        return "{\"id\":\"r" + row + "\",\"key\":\"" + key(row) + "\",\"version\":" + row
                + ",\"revision\":0,\"op\":\"upsert\",\"data\":{\"citizenId\":\"" + key(row) + "\",\"name\":\"" + name
                + "\",\"address\":\"示例市示例区" + STREETS[row % STREETS.length] + row % 999
                + "号\",\"status\":\"1\",\"note\":\"本记录为演示数据，与任何真实人员无关\"}}";
    }
}
