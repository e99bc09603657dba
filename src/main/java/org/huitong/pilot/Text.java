package org.huitong.pilot;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;

/** What the demo says, in English and Chinese. */
enum Text {
    STARTING("Starting the pilot: {0} invented people, seed {1} …", "启动试点：虚构人口 {0} 人，种子 {1} …"),
    FIRST_ACCEPTED("first 202 after {0} s", "启动后 {0} 秒收到首个 202"),
    CHIMNEY("chimney", "烟囱系统"),
    CONSUMER("consumer", "使用方"),
    RECEIVED("received", "收到"),
    PUBLISHED("published", "已发布"),
    DELIVERED("delivered", "已送达"),
    SUPERSEDED("superseded", "已被取代"),
    PARKED("parked", "已搁置"),
    HELD("held", "已扣留"),
    DISCARDED("discarded", "已丢弃"),
    REJECTED("rejected", "已拒收"),
    REPEATS("repeats", "重复"),
    WAITING("waiting", "等待"),
    RATE("per s", "每秒"),
    HOLDS("{0}: holds exactly what the sample foresees", "{0}：所存与样例推算完全一致"),
    DIFFERS("{0}: DIFFERS from what the sample foresees", "{0}：所存与样例推算不一致"),
    ADD_UP(
            "Counts: received = delivered + superseded + parked + held + discarded + rejected + repeats",
            "对账：收到 = 已送达 + 已被取代 + 已搁置 + 已扣留 + 已丢弃 + 已拒收 + 重复"),
    NOT_SETTLED("Not settled within {0} s.", "{0} 秒内未处理完毕。"),
    TROUBLE("Unexpected: {0}", "意外情况：{0}"),
    FAILED(
            "What failed, and why:  ./huitong failed list --admin {0} --data {1}",
            "查看失败记录及原因：  ./huitong failed list --admin {0} --data {1}"),
    ADMIN("Admin API:             {0}", "管理接口：            {0}"),
    CURL(
            "Push a record yourself:\n"
                    + "  curl -i -H ''Authorization: Bearer {0}'' -H ''Content-Type: application/json'' -H ''Idempotency-Key: my-1'' \\\n"
                    + "    -d ''" + Text.RECORD + "'' \\\n    {1}",
            "自己推送一条记录：\n"
                    + "  curl -i -H ''Authorization: Bearer {0}'' -H ''Content-Type: application/json'' -H ''Idempotency-Key: my-1'' \\\n"
                    + "    -d ''" + Text.RECORD + "'' \\\n    {1}"),
    STAYS_UP("The gateway stays up; Ctrl-C ends it.", "网关保持运行，按 Ctrl-C 结束。");

    // Braces are quoted for MessageFormat. The number is the standard's own example.
    private static final String RECORD = "'{'\"GMSFHM\":\"11010519491231002X\",\"XM\":\"张三\",\"DWMC\":\"示例餐饮店\","
            + "\"CBZT\":\"参保\",\"JFJS\":\"5,000.00\",\"LJYS\":\"36\",\"ZHJFNY\":\"202610\"'}'";

    private final String english;
    private final String chinese;

    Text(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Numbers are written without separators, so that they can be pasted. */
    String in(Locale locale, Object... values) {
        Object[] texts = Arrays.stream(values).map(String::valueOf).toArray();
        String pattern = Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? chinese : english;
        return new MessageFormat(pattern, Locale.ROOT).format(texts);
    }
}
