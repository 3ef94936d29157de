package org.rashomon.referencedb.server;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of requests, and spells values in the one way in which they are stored and compared. */
final class Json {

    static final int LARGEST_VALUE_BYTES = 1 << 20;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    JsonMapper mapper() {
        return mapper;
    }

    /** The JSON object in the body, which may have these fields and no others. */
    JsonNode object(byte[] body, Set<String> fields) {
        var node = parse(body);
        if (!node.isObject()) {
            throw ApiException.badRequest("invalid-body", "the body must be a JSON object");
        }
        for (var name : node.propertyNames()) {
            if (!fields.contains(name)) {
                throw ApiException.badRequest("invalid-body", "the body has an unknown field \"" + name + "\"");
            }
        }
        return node;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException malformed) {
            throw ApiException.badRequest("invalid-body", "the body is not JSON: " + malformed.getOriginalMessage());
        }
    }

    /** The canonical text of a value: no white space, the names of an object sorted, numbers as they were spelled. */
    String canonical(JsonNode value) {
        var text = mapper.writeValueAsString(value);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw ApiException.badRequest(
                    "invalid-value", "the value holds half of a surrogate pair, which is no text");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE_BYTES) {
            throw new ApiException(
                    413, "value-too-large", "a value may take up to " + LARGEST_VALUE_BYTES + " bytes as JSON");
        }
        return text;
    }
}
