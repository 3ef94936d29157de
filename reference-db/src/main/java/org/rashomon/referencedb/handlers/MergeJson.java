package org.rashomon.referencedb.handlers;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A three-way merge of JSON objects, as version control does it with files: to the first object is applied, field by
 * field and level by level, what each further writer changed in the object it began with. Where two changed the same
 * field, and where values are no objects, the later in the order of the dots stays.
 */
public final class MergeJson implements ConflictHandler {

    private final Spelling spelling = new Spelling();

    @Override
    public String merge(List<Alternative> alternatives) {
        var merged = spelling.parse(alternatives.getFirst().json());
        for (var next : alternatives.subList(1, alternatives.size())) {
            var base = next.base().map(spelling::parse).orElseGet(JsonNodeFactory.instance::objectNode);
            merged = merge(base, merged, spelling.parse(next.json()));
        }
        return spelling.spell(merged);
    }

    private static JsonNode merge(JsonNode base, JsonNode ours, JsonNode theirs) {
        if (!(ours instanceof ObjectNode ourFields) || !(theirs instanceof ObjectNode theirFields)) {
            return theirs.equals(base) ? ours : theirs;
        }
        var merged = ourFields.deepCopy();
        for (var field : theirFields.propertyNames()) {
            var before = base.path(field);
            var after = theirFields.path(field);
            if (!after.equals(before)) {
                var here = ourFields.path(field);
                merged.set(field, here.isObject() && after.isObject() ? merge(before, here, after) : after);
            }
        }
        for (var field : List.copyOf(base.propertyNames())) {
            if (!theirFields.has(field)) {
                merged.remove(field);
            }
        }
        return merged;
    }
}
