package org.rashomon.referencedb.defects;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.Request;

/** How a defect gets into one life of a replica. What it leaves alone is sound. */
public interface Planting {

    /** The policies that the replica shall have. */
    default Policies policies(Policies sound) {
        return sound;
    }

    /** The world as the replica shall see it. */
    default Host host(Host sound, Wiring wiring) {
        return sound;
    }

    /** What the replica shall be asked in the place of what a client asks. */
    default Request request(Request asked) {
        return asked;
    }

    /**
     * What a defect may need of its surroundings.
     *
     * @param synced what tells the replica that a position is durable; never called from within the disk's methods
     * @param clockMillis a clock that never runs backwards
     */
    record Wiring(LongConsumer synced, LongSupplier clockMillis) {}
}
