package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Conflict;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.Reply;

/** Tells of no conflict between two updates. */
final class ConflictsUnlogged extends AlteredHost {

    ConflictsUnlogged(Host sound, Planting.Wiring wiring) {
        super(sound);
    }

    @Override
    public void reply(long request, Reply reply) {
        if (reply instanceof Reply.ConflictLog(var conflicts, var next, var seen)) {
            var told = conflicts.stream()
                    .filter(conflict -> conflict.kind() != Conflict.Kind.UPDATE_ORIGIN_DIFFERS)
                    .toList();
            super.reply(request, new Reply.ConflictLog(told, next, seen));
        } else {
            super.reply(request, reply);
        }
    }
}
