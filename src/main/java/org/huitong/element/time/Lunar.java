package org.huitong.element.time;

/** Signs of the lunar calendar: its days are other days, and its leap months cannot be told from a date alone. */
final class Lunar {
    private static final String[] SIGNS = {"农历", "農曆", "阴历", "陰曆", "旧历", "闰", "閏", "正月", "腊月", "冬月", "初", "廿", "卅"};

    private Lunar() {}

    static boolean written(String text) {
        for (String sign : SIGNS) {
            if (text.contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
