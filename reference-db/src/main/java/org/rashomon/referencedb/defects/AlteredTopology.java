package org.rashomon.referencedb.defects;

import java.util.List;
import java.util.Optional;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.Topology;
import org.rashomon.referencedb.Transit;

/** A topology whose replicas have a mind of their own about what to send on. */
record AlteredTopology(Topology sound, Carrying carrying) implements Topology {

    /** Decides what is sent. */
    @FunctionalInterface
    interface Carrying {

        /** Whether the replica sends the change to the target. */
        boolean carries(Topology sound, Transit transit, Way way);
    }

    /** From one replica to another. */
    record Way(String from, String to) {}

    static Planting planting(Carrying carrying) {
        return new Planting() {
            @Override
            public Policies policies(Policies sound) {
                return sound.withTopology(new AlteredTopology(sound.topology(), carrying));
            }
        };
    }

    @Override
    public List<String> targets(String replica, List<String> others) {
        return sound.targets(replica, others);
    }

    @Override
    public boolean forwards() {
        return sound.forwards();
    }

    @Override
    public boolean carries(Transit transit, String replica, String target) {
        return carrying.carries(sound, transit, new Way(replica, target));
    }

    @Override
    public Optional<String> onlyLeader() {
        return sound.onlyLeader();
    }
}
