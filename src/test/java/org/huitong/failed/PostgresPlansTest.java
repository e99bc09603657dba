package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPlansTest extends PlansContract {
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");
    private static final Pattern SORT = Pattern.compile("\\W*(Incremental )?Sort  \\(.*");

    @Override
    StoreSettings settings(Path folder) {
        return TestPostgres.store(folder);
    }

    @Override
    boolean scans(String line, Set<String> tables) {
        Matcher scan = SCAN.matcher(line);
        return scan.find() && tables.contains(scan.group(1));
    }

    @Override
    String numbers() {
        return "record_row_pkey";
    }

    @Override
    boolean sorts(String line) {
        return SORT.matcher(line).matches();
    }

    @Override
    int sortings(Planned asked) {
        return 0;
    }

    /** What a plan for any value would be does not matter then, and two questions of one transaction see the same rows. */
    @Test
    void readersArePlannedForTheirValuesAndOfOneMoment(@TempDir Path folder) {
        try (Store store = Store.open(TestPostgres.store(folder))) {
            assertThat(store.<List<String>>read(h -> List.of(
                            h.select("SHOW plan_cache_mode").mapTo(String.class).one(),
                            h.select("SHOW transaction_isolation")
                                    .mapTo(String.class)
                                    .one(),
                            h.select("SHOW transaction_read_only")
                                    .mapTo(String.class)
                                    .one())))
                    .containsExactly("force_custom_plan", "repeatable read", "on");
        }
    }

    @Override
    boolean alone(String line, String index) {
        return line.contains("Index Only Scan") && line.contains(" using " + index + " ");
    }
}
