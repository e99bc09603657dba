package org.huitong.scaffold.guess;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Item;
import org.huitong.catalog.guide.DataElement;
import org.huitong.element.Fault;
import org.huitong.element.identity.CitizenId;
import org.huitong.element.identity.CreditCode;
import org.huitong.element.identity.OrganizationCode;
import org.huitong.element.number.Amount;
import org.huitong.element.number.Numbers;
import org.huitong.element.text.PersonName;
import org.huitong.element.text.Phone;
import org.huitong.scaffold.look.Column;

/** Says of columns what they are, the surest first: numbers with a check character, then days, codes, names, numbers. */
public final class Recognizer {
    private static final int[] LENGTHS = {10, 20, 50, 100, 200, 500, 1000, 2000, 4000};
    private static final int LONGEST_NAME = 5;
    private static final String PROVINCES =
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 99";
    private static final List<String> ORGANIZATIONS =
            List.of("公司", "局", "厅", "店", "中心", "学校", "医院", "委员会", "合作社", "厂", "行");
    private static final Set<String> YES_NO =
            Set.of("是", "否", "有", "Y", "N", "y", "n", "true", "false", "TRUE", "FALSE", "√");

    private final Map<String, CodeTable> codes;
    private final CitizenId citizenId = new CitizenId(Clock.system(Grant.ZONE));
    private final CreditCode creditCode = new CreditCode(Set.of());
    private final OrganizationCode organizationCode = new OrganizationCode();

    /** @param codes of the home, by id */
    public Recognizer(Map<String, CodeTable> codes) {
        this.codes = codes;
    }

    public Guess guess(Column column) {
        Values values = Values.of(column);
        if (values.none()) {
            return text(values, null, List.of());
        }
        return identity(values, column.name())
                .or(() -> TimeGuess.of(values).map(guess -> withNulls(guess, values)))
                .or(() -> coded(values, column))
                .or(() -> named(values, column.name()))
                .or(() -> number(values, column.name()))
                .orElseGet(() -> text(values, null, List.of()));
    }

    private Optional<Guess> identity(Values values, String name) {
        if (values.pass(citizenId)) {
            return element(values, DataElement.CITIZEN_ID, "length: 18", "citizen-id");
        }
        if (values.pass(creditCode)) {
            return element(values, DataElement.CREDIT_CODE, "length: 18", "credit-code");
        }
        boolean coded = values.nearly(text -> text.length() >= 9 && text.length() <= 10);
        if (coded && values.pass(organizationCode) && Hints.say(DataElement.ORGANIZATION_CODE, name)) {
            return element(values, DataElement.ORGANIZATION_CODE, "length: 9", "organization-code");
        }
        boolean phones = values.pass(Phone::check);
        boolean mobiles = values.mostly(text -> text.matches("1[3-9]\\d{9}"));
        return phones && (mobiles || Hints.say(DataElement.PHONE, name))
                ? element(values, DataElement.PHONE, "maxLength: 20", "phone")
                : Optional.empty();
    }

    private Optional<Guess> coded(Values values, Column column) {
        String name = column.name();
        boolean region = Hints.say(DataElement.REGION, name)
                && values.mostly(text -> text.matches("\\d{6}") && PROVINCES.contains(text.substring(0, 2)));
        if (region) {
            return element(values, DataElement.REGION, "length: 6, pattern: '[0-9]{6}'", null);
        }
        boolean words = values.nearly(Set.of("男", "女", "男性", "女性")::contains);
        boolean zero = values.all().contains("0") && !values.all().contains("2");
        if ((words || Hints.say(DataElement.SEX, name)) && in(values, "sex") && !zero) {
            return element(values, DataElement.SEX, "length: 1", "{codes: sex}");
        }
        if (zero && Hints.say(DataElement.SEX, name)) {
            return Optional.of(text(values, null, List.of())); // what 0 and 1 mean, only the source can say
        }
        boolean nations = values.mostly(text -> text.endsWith("族"));
        if ((nations || Hints.say(DataElement.NATION, name)) && in(values, "nation")) {
            return element(values, DataElement.NATION, "length: 2", "{codes: nation}");
        }
        return Hints.say(DataElement.MARITAL_STATUS, name) && in(values, "marital-status")
                ? element(values, DataElement.MARITAL_STATUS, "maxLength: 2", "{codes: marital-status}")
                : Optional.empty();
    }

    private boolean in(Values values, String table) {
        CodeTable known = codes.get(table);
        return known != null && values.mostly(known.values()::containsKey);
    }

    private Optional<Guess> named(Values values, String name) {
        boolean han = values.mostly(text -> text.codePoints().anyMatch(Character::isIdeographic));
        boolean organization = values.mostly(text ->
                text.length() > LONGEST_NAME - 1 && ORGANIZATIONS.stream().anyMatch(text::endsWith));
        if (organization || han && Hints.say(DataElement.ORGANIZATION_NAME, name)) {
            return Optional.of(text(values, DataElement.ORGANIZATION_NAME, List.of("organization-name")));
        }
        if (han && Hints.say(DataElement.ADDRESS, name)) {
            return Optional.of(text(values, DataElement.ADDRESS, List.of()));
        }
        boolean person = Hints.say(DataElement.PERSON_NAME, name)
                && han
                && values.pass(PersonName::check)
                && values.mostly(text -> text.length() <= LONGEST_NAME || text.contains("·"));
        return person
                ? Optional.of(new Guess(
                        Item.Type.TEXT,
                        DataElement.PERSON_NAME,
                        "maxLength: 64",
                        steps(values, List.of("person-name"))))
                : Optional.empty();
    }

    private static Optional<Guess> number(Values values, String name) {
        if (values.nearly(YES_NO::contains) && values.all().stream().anyMatch(text -> !text.equals("有"))) {
            return Optional.of(new Guess(Item.Type.BOOLEAN, null, "", List.of("trim", "boolean")));
        }
        boolean hinted = Hints.say(DataElement.AMOUNT, name);
        boolean unit = values.all().stream().anyMatch(text -> text.endsWith("元"));
        if ((hinted || unit) && values.pass(new Amount(Amount.Unit.YUAN))) {
            String declared = name.contains("万") ? "万元" : "元";
            return Optional.of(new Guess(
                    Item.Type.DECIMAL,
                    DataElement.AMOUNT,
                    "",
                    steps(values, List.of("fold-width", "{amount: " + declared + "}"))));
        }
        // Leading zeros are a code's.
        boolean zeros = values.all().stream().anyMatch(text -> text.matches("0\\d+"));
        if (!zeros && !Hints.key(name) && values.nearly(text -> !(Numbers.integer(text) instanceof Fault))) {
            return Optional.of(new Guess(Item.Type.INTEGER, null, "", steps(values, List.of("fold-width", "integer"))));
        }
        boolean decimal = !zeros && values.nearly(text -> !(Numbers.decimal(text) instanceof Fault));
        return decimal && values.all().stream().anyMatch(text -> text.contains("."))
                ? Optional.of(new Guess(Item.Type.DECIMAL, null, "", steps(values, List.of("fold-width", "decimal"))))
                : Optional.empty();
    }

    private static Optional<Guess> element(Values values, DataElement element, String rules, String step) {
        List<String> steps = new ArrayList<>(List.of("fold-width"));
        if (step != null) {
            steps.add(step);
        }
        return Optional.of(new Guess(Item.Type.TEXT, element, rules, steps(values, steps)));
    }

    /** Room for twice what was seen: a sample is never all. */
    private static Guess text(Values values, DataElement element, List<String> steps) {
        int longest = 2 * values.longest();
        int length = LENGTHS[LENGTHS.length - 1];
        for (int i = LENGTHS.length - 1; i >= 0; i--) {
            length = LENGTHS[i] >= longest ? LENGTHS[i] : length;
        }
        return new Guess(Item.Type.TEXT, element, "maxLength: " + Math.max(length, longest), steps(values, steps));
    }

    private static List<String> steps(Values values, List<String> more) {
        List<String> steps = new ArrayList<>(List.of("trim"));
        boolean late = !more.isEmpty() && more.get(0).equals("fold-width");
        if (late) {
            steps.add("fold-width");
        }
        if (values.nulls()) {
            steps.add("null-words");
        }
        steps.addAll(late ? more.subList(1, more.size()) : more);
        return List.copyOf(steps);
    }

    private static Guess withNulls(Guess guess, Values values) {
        if (!values.nulls()) {
            return guess;
        }
        List<String> steps = new ArrayList<>(guess.steps());
        steps.add(steps.size() - 1, "null-words");
        return new Guess(guess.type(), guess.element(), guess.rules(), List.copyOf(steps));
    }
}
