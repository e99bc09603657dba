package org.huitong.element.time;

/** One way to write a moment. Immutable, thread-safe. */
interface Form {
    /** The text is not written so. */
    long NO = -1;

    /** The text is written so, and means nothing that can be: noon of day 0, Excel's leap day of 1900. */
    long UNREAL = -2;

    /** The text is written so, and says that there is no value. */
    long NONE = -3;

    /**
     * The {@link Moment} in Asia/Shanghai, or {@link #NO}, {@link #UNREAL}, {@link #NONE}. Fields that the form has not are
     * month 1, day 1, midnight. The caller checks that the calendar has the day, and finds the century where
     * {@link #years()} says that it is not written.
     */
    long read(String text);

    default Years years() {
        return Years.FULL;
    }

    /** As {@link Times#zoned}; null where the text is not written so, {@link Times#UNREAL} where it can mean nothing. */
    default Object time(String text) {
        long moment = read(text);
        if (moment == NO) {
            return null;
        }
        return moment < 0 || !Moment.real(moment) ? Times.UNREAL : Times.zoned(moment);
    }

    /** How a form writes years. */
    enum Years {
        FULL,
        /** Two digits; the mapping says by which rule the century is found. */
        SHORT,
        /** Two digits by the rule of Oracle's RR. */
        ORACLE
    }
}
