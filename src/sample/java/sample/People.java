package sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Draws invented people. The first few are made to order, so that every defect finds somebody to befall. */
final class People {
    private static final String HAN = "01";
    private static final String[] SURNAMES = "赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 欧阳 司马 诸葛 䶮".split(" ");
    // The last four need a surrogate pair in UTF-16 and four bytes in UTF-8; 䶮 is outside GB 2312 and GBK.
    private static final String[] GIVEN = "安 博 晨 丹 恩 芳 桂 海 嘉 静 凯 兰 明 宁 平 清 如 书 婷 文 晓 雅 泽 梓 䶮 𫖯 𬭎 𬀩 𠅤".split(" ");
    private static final String[] MINORITY_FIRST = "阿依古丽 买买提 古丽娜尔 艾力 帕提曼 扎西 卓玛 其其格".split(" ");
    private static final String[] MINORITY_LAST = "买买提 吐尔逊 卡德尔 依明 次仁 多吉 巴特尔".split(" ");
    private static final String[] NATIONS = {"02", "04", "05"};
    private static final String[] STREETS = "梧桐路 银杏街 丁香巷 海棠路 青松街 芦苇巷".split(" ");
    private static final int REFUSED = 2;
    private static final int ENDING_IN_X = 6;

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    People(Random random) {
        this.random = random;
    }

    List<Person> draw(int count) {
        List<Person> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Person person = draw(i >= REFUSED && i < REFUSED + ENDING_IN_X);
            people.add(i < REFUSED ? person.named(Person.REFUSED_MARK + person.name()) : person);
        }
        return people;
    }

    String name(boolean minority) {
        if (minority) {
            return pick(MINORITY_FIRST) + "·" + pick(MINORITY_LAST);
        }
        return pick(SURNAMES) + pick(GIVEN) + (random.nextInt(3) == 0 ? "" : pick(GIVEN));
    }

    String address() {
        return "示例市" + pick(STREETS) + (1 + random.nextInt(300)) + "号";
    }

    private Person draw(boolean endingInX) {
        while (true) {
            boolean old = !endingInX && random.nextInt(25) == 0;
            LocalDate birth = LocalDate.of(old ? 1850 : 1940, 1, 1).plusDays(random.nextInt(old ? 10_000 : 24_000));
            int sequence = 1 + random.nextInt(995);
            String id = IdNumbers.of(old ? "440524" : IdNumbers.NOBODYS_REGION, birth, sequence);
            if (endingInX && !id.endsWith("X") || !taken.add(id)) {
                continue;
            }
            boolean minority = random.nextInt(12) == 0;
            String nation = minority ? pick(NATIONS) : HAN;
            String household = String.format(Locale.ROOT, "9%011d", random.nextInt(1_000_000));
            return new Person(id, name(minority), sequence % 2 == 1 ? "1" : "2", birth, nation, address(), household);
        }
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
