package org.huitong.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Names of tables and columns, as a route gives them: nothing else can be put where a name is meant. */
public final class Names {
    private static final String WORD = "(?:[\\p{L}_][\\p{L}\\p{N}_$#]{0,127}|\"[^\"\\p{Cntrl}]{1,128}\")";
    private static final Pattern NAME = Pattern.compile(WORD + "(?:\\." + WORD + "){0,2}");

    private Names() {}

    /** @throws HuitongException CONFIG_INVALID */
    public static String of(String property, String name) {
        String bare = name.strip();
        if (!NAME.matcher(bare).matches()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    property + " of a table's route is no name: " + bare + ". Give it as the database writes it.");
        }
        return bare;
    }

    /** Names with commas between them. */
    public static List<String> list(String property, String names) {
        return Stream.of(names.split(","))
                .filter(name -> !name.isBlank())
                .map(name -> of(property, name))
                .toList();
    }
}
