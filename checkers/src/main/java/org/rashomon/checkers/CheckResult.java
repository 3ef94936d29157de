package org.rashomon.checkers;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one checker found.
 *
 * @param checker the checker's name
 * @param verdict its verdict
 * @param byDesign the first of the findings that the contract permits
 * @param byDesignCount how many such findings there are in all
 * @param facts figures worth showing, by name, such as {@code acknowledged-writes}
 */
public record CheckResult(
        String checker, Verdict verdict, List<ByDesign> byDesign, long byDesignCount, Map<String, String> facts) {

    public CheckResult {
        byDesign = List.copyOf(byDesign);
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        if (byDesignCount < byDesign.size()) {
            throw new IllegalArgumentException("%d findings shown of %d".formatted(byDesign.size(), byDesignCount));
        }
    }

    /** A result without findings by design. */
    public static CheckResult of(String checker, Verdict verdict, Map<String, String> facts) {
        return new CheckResult(checker, verdict, List.of(), 0, facts);
    }
}
