package org.rashomon.referencedb.defects;

import java.util.HashMap;
import java.util.Map;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.Reply;

/** Answers every other read of a key with what it answered before. */
final class StaleReads extends AlteredHost {

    private final Map<String, Reply.Found> cache = new HashMap<>();
    private long reads;

    StaleReads(Host sound, Planting.Wiring wiring) {
        super(sound);
    }

    @Override
    public void reply(long request, Reply reply) {
        if (reply instanceof Reply.Found found) {
            reads++;
            var earlier = cache.put(found.key(), found);
            super.reply(request, earlier == null || reads % 2 == 0 ? found : earlier);
        } else {
            super.reply(request, reply);
        }
    }
}
