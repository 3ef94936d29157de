package org.rashomon.referencedb;

import java.util.Map;
import java.util.TreeMap;

/** The highest row id of each table that this replica knows of, and from it the next. A row's key is table/id. */
final class RowIds {

    /** Longer ones are no ids that this store gave. */
    private static final int LONGEST_ID = 18;

    private final ReplicaConfig config;
    private final Map<String, Long> highest = new TreeMap<>();

    /** A new row. */
    record Row(String key, long id) {}

    RowIds(ReplicaConfig config) {
        this.config = config;
    }

    Row next(String table) {
        var replicas = config.peers().size() + 1;
        var id = config.policies().ids().next(highest.getOrDefault(table, 0L), config.place(), replicas);
        return new Row(table + "/" + id, id);
    }

    /** A key was written; it may be a row's. */
    void note(String key) {
        var slash = key.lastIndexOf('/');
        var digits = key.length() - slash - 1;
        if (slash < 0 || digits == 0 || digits > LONGEST_ID) {
            return;
        }
        for (var i = slash + 1; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return;
            }
        }
        highest.merge(key.substring(0, slash), Long.parseLong(key, slash + 1, key.length(), 10), Math::max);
    }
}
