package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Timer;

/** A host that is sound but for what a subclass overrides. */
abstract class AlteredHost implements Host {

    private final Host sound;

    AlteredHost(Host sound) {
        this.sound = sound;
    }

    /** Puts a host before the sound one. */
    @FunctionalInterface
    interface Wrapping {
        Host wrap(Host sound, Planting.Wiring wiring);
    }

    /** Plants the altered host. */
    static Planting planting(Wrapping wrapping) {
        return new Planting() {
            @Override
            public Host host(Host sound, Wiring wiring) {
                return wrapping.wrap(sound, wiring);
            }
        };
    }

    @Override
    public long wallMicros() {
        return sound.wallMicros();
    }

    @Override
    public Disk disk() {
        return sound.disk();
    }

    @Override
    public void setTimer(Timer timer, long delayMillis) {
        sound.setTimer(timer, delayMillis);
    }

    @Override
    public void send(String peer, long epoch, PeerMessage message) {
        sound.send(peer, epoch, message);
    }

    @Override
    public void reply(long request, Reply reply) {
        sound.reply(request, reply);
    }

    @Override
    public void replyToPeer(long exchange, PeerReply reply) {
        sound.replyToPeer(exchange, reply);
    }
}
