package org.huitong.operate.cli;

import java.io.IOException;
import org.huitong.message.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A grant's file as JSON, so that the same file can stand in config/grants or be granted by an act. */
final class GrantYaml {
    private static final int MOST_ALIASES = 20;

    private GrantYaml() {}

    static String json(String yaml) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            return Json.text(new Load(settings).loadFromString(yaml));
        } catch (YamlEngineException e) {
            throw new IOException("not YAML", e);
        }
    }
}
