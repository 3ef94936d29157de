package org.rashomon.referencedb.handlers;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads values, and spells them in the canonical way. */
final class Spelling {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    JsonNode parse(String json) {
        return mapper.readTree(json);
    }

    String spell(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** The text of a string, or the JSON of anything else. */
    String plain(String json) {
        var value = parse(json);
        return value.isString() ? value.stringValue() : json;
    }
}
