package sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import sample.Enterprise.Defect;

/**
 * Four nights of the enterprise register: all of it, a changed one, a file that was cut, and the first one's bytes again. Drawn
 * from a seed of its own, so that the other chimneys' scripts stay as they are; equal seeds give equal scripts.
 *
 * @param files in the order of their names, which is that of the nights
 */
public record EnterpriseNights(List<EnterpriseFile> files) {
    public static final String SYSTEM = "market-regulation.enterprises";
    public static final String RESOURCE = "enterprise-registration";
    private static final long OWN = 0x51594642L;
    private static final int FEWEST = 40;
    private static final int NIGHT_MILLIS = SampleData.FEED_MILLIS / 4;
    private static final int CHANGED_PERCENT = 30;
    private static final Defect[] EVERY = {
        Defect.SMALL_LETTERS, Defect.UNIT_IN_CAPITAL, Defect.WRONG_CHECK_CHARACTER, Defect.UNKNOWN_TYPE
    };
    // 䶮 is in no GBK; 𬭎 takes four bytes of GB 18030.
    private static final String[] WORDS = "梧桐 银杏 丁香 海棠 青松 芦苇 䶮湖 𬭎山".split(" ");
    private static final String[] PEOPLE = {"阿依古丽·买买提", "欧阳䶮", "王宁", "李清", "陈𬭎", "赵文"};

    public EnterpriseNights {
        files = List.copyOf(files);
    }

    public static EnterpriseNights of(SampleData sample) {
        Random random = new Random(sample.seed() ^ OWN);
        List<Enterprise> first = drawn(random, Math.max(FEWEST, sample.people().size() / 2));
        List<Enterprise> second = new ArrayList<>();
        for (Enterprise one : first) {
            boolean good = !one.defect().fatal();
            second.add(good && random.nextInt(100) < CHANGED_PERCENT ? one.withCapital(capital(random)) : one);
        }
        return new EnterpriseNights(List.of(
                night(0, first, false), night(1, second, false), night(2, second, true), night(3, first, false)));
    }

    private static EnterpriseFile night(int number, List<Enterprise> lines, boolean cut) {
        return new EnterpriseFile((long) number * NIGHT_MILLIS, "QY2026112" + number + ".txt", lines, cut);
    }

    private static List<Enterprise> drawn(Random random, int count) {
        List<Enterprise> all = new ArrayList<>();
        for (int i = 0; i < count - 1; i++) {
            Enterprise one = new Enterprise(
                    Enterprise.code(i),
                    "示例市" + WORDS[random.nextInt(WORDS.length)] + "第" + (1 + i) + "有限公司",
                    Integer.toString(1 + random.nextInt(4)),
                    PEOPLE[random.nextInt(PEOPLE.length)],
                    capital(random),
                    LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000)),
                    random.nextBoolean() ? null : LocalDate.of(2027, 1, 1).plusDays(random.nextInt(9_000)),
                    i < EVERY.length ? EVERY[i] : Defect.NONE);
            all.add(one);
        }
        int twice = all.size() - 1;
        all.set(twice, all.get(twice).with(Defect.TWICE_IN_THE_FILE));
        all.add(all.get(twice));
        return all;
    }

    private static BigDecimal capital(Random random) {
        return new BigDecimal(10 + random.nextInt(100_000)).movePointLeft(1);
    }

    /** Counts of the chimney, in records. */
    public Expected.Counts counts() {
        int accepted = 0;
        int parked = 0;
        int rejected = 0;
        for (EnterpriseFile file : files) {
            int bad = (int)
                    file.lines().stream().filter(line -> line.defect().fatal()).count();
            rejected += file.cut() ? file.lines().size() : 0;
            parked += file.cut() ? 0 : bad;
            accepted += file.cut() ? 0 : file.lines().size() - bad;
        }
        return new Expected.Counts(accepted + parked + rejected, accepted, parked, rejected, 0);
    }

    /** Credit code to the open items that the open-data site must hold in the end. */
    public Map<String, Map<String, String>> openSite() {
        Map<String, Map<String, String>> held = new TreeMap<>();
        for (EnterpriseFile file : files) {
            file.lines().stream()
                    .filter(line -> !file.cut() && !line.defect().fatal())
                    .forEach(line -> held.put(line.creditCode(), line.atTheOpenSite()));
        }
        return held;
    }

    /** Credit code to the granted items that the service hall must hold in the end. */
    public Map<String, Map<String, String>> hall() {
        Map<String, Map<String, String>> held = new TreeMap<>();
        for (EnterpriseFile file : files) {
            file.lines().stream()
                    .filter(line -> !file.cut() && !line.defect().fatal())
                    .forEach(line -> held.put(line.creditCode(), line.atTheHall()));
        }
        return held;
    }
}
