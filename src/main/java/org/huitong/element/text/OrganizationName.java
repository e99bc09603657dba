package org.huitong.element.text;

/** The name of an organization: its parentheses are full-width （）, letters, digits and the rest are plain. */
public final class OrganizationName {
    private OrganizationName() {}

    public static String check(String text) {
        String plain = Texts.foldWidth(text);
        return plain.indexOf('(') < 0 && plain.indexOf(')') < 0 ? plain : wide(text, plain);
    }

    /** The instance that came in where it was right already. */
    private static String wide(String text, String plain) {
        String name = plain.replace('(', '（').replace(')', '）');
        return name.equals(text) ? text : name;
    }
}
