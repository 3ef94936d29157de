package org.rashomon.referencedb.handlers;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The greatest number; what is no number counts as less than any, and then the greatest text. */
public final class Maximum implements ConflictHandler {

    private final Spelling spelling = new Spelling();

    @Override
    public String merge(List<Alternative> alternatives) {
        return alternatives.stream()
                .map(Alternative::json)
                .max(Comparator.comparing(this::isNumber)
                        .thenComparing(this::number)
                        .thenComparing(json -> json))
                .orElseThrow();
    }

    private boolean isNumber(String json) {
        return spelling.parse(json).isNumber();
    }

    private BigDecimal number(String json) {
        var value = spelling.parse(json);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }
}
