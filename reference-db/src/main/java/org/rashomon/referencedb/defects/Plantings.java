package org.rashomon.referencedb.defects;

import java.util.function.UnaryOperator;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.Request;

/** Plantings that take no class of their own. */
final class Plantings {

    private Plantings() {}

    /** Other policies. */
    static Planting policies(UnaryOperator<Policies> change) {
        return new Planting() {
            @Override
            public Policies policies(Policies sound) {
                return change.apply(sound);
            }
        };
    }

    /** The session token of a request is not looked at. */
    static Planting withoutTokens() {
        return new Planting() {
            @Override
            public Request request(Request asked) {
                return asked instanceof Request.After(var ignored, var plain) ? plain : asked;
            }
        };
    }

    /** A compare-and-set does not compare. */
    static Planting withoutComparing() {
        return new Planting() {
            @Override
            public Request request(Request asked) {
                return switch (asked) {
                    case Request.CompareAndSet(var key, var ignored, var json) ->
                        Request.Update.of(key, new Operation.Put(json));
                    case Request.After(var seen, var inner) -> new Request.After(seen, request(inner));
                    default -> asked;
                };
            }
        };
    }
}
