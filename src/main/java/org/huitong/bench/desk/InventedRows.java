package org.huitong.bench.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;

/** Rows of nobody, by number: three subscriptions, a hundred causes, nine of ten ended; one has a text of its own. */
final class InventedRows {
    static final String HALL = "government-service.hall.person";
    /** In the oldest row alone. */
    static final String RARE = "欧阳之光";

    private static final int CAUSES = 100;
    private static final int OPEN_ONE_IN = 10;
    private static final String[] SURNAMES = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"};
    private static final String[] STREETS = {"长安街", "人民路", "解放大道", "中山路", "建设路"};

    private InventedRows() {}

    static String key(int row) {
        return "99999919800101" + String.format("%07d", row);
    }

    static String subscription(int row) {
        return row % 3 == 0 ? HALL : "consumer.s" + row % 3 + ".person";
    }

    /** A batch as the drainer brings it. */
    static List<Event> batch(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int row = from; row < to; row++) {
            List<RowChange> changes = new ArrayList<>();
            changes.add(parked(row));
            if (row % OPEN_ONE_IN != 0) {
                changes.add(RowChange.end("r" + row, subscription(row), RowState.RESOLVED));
            }
            events.add(new Event(
                    "bench-" + row, Event.OUTCOME, 1_000L * row, subscription(row), null, Map.of(), changes, "window"));
        }
        return events;
    }

    private static RowChange parked(int row) {
        String cause = "http 422 E" + row % CAUSES;
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
                new RowChange.Input(
                        "public-security.s" + row % 7, "person", "i" + row / 200, key(row), row, 0, row, input(row)));
    }

    private static String input(int row) {
        String name = row == 0 ? RARE : SURNAMES[row % SURNAMES.length] + "小" + row % 97;
        return "{\"id\":\"r" + row + "\",\"key\":\"" + key(row) + "\",\"version\":" + row
                + ",\"revision\":0,\"op\":\"upsert\",\"data\":{\"citizenId\":\"" + key(row) + "\",\"name\":\"" + name
                + "\",\"address\":\"示例市示例区" + STREETS[row % STREETS.length] + row % 999
                + "号\",\"status\":\"1\",\"note\":\"本记录为演示数据，与任何真实人员无关\"}}";
    }
}
