package org.rashomon.checkers.linearizability;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.checkers.linearizability.ObjectFollower.Following;
import org.rashomon.history.Event;

/**
 * Follows a run and tells when its history is not linearizable any more, whatever comes. A prefix of a linearizable
 * history is linearizable, when what is pending at its end may have taken effect or not.
 *
 * <p>Sound, so it never stops a run without reason; not complete: it gives up objects with more than 64 operations
 * pending at once or too many ways to explain them. Its memory does not grow with the history, but for operations that
 * were never answered.
 */
public final class RunFollower {

    private final Model<?> model;
    private final Map<String, ObjectFollower<?>> objects = new HashMap<>();
    private final Set<ObjectFollower<?>> late = new LinkedHashSet<>();
    private boolean isViolated;

    /** Follows a run on objects of one type. */
    public RunFollower(Model<?> model) {
        this.model = model;
    }

    /** The property that is watched. */
    public String property() {
        return "linearizable-" + model.name();
    }

    /** Takes the next event; answers whether a violation is certain by now. */
    public boolean append(Event event) {
        if (event instanceof Event.Operation operation && model.functions().contains(operation.function())) {
            var key = model.locality() == Locality.NONE ? "" : operation.key();
            var object = objects.computeIfAbsent(key, unseen -> new ObjectFollower<>(model));
            object.append(operation);
            late.add(object);
            if (object.isWorthALook()) {
                advance(object);
            }
        }
        return isViolated;
    }

    /** Looks at whatever is left to look at; answers whether a violation is certain by now. */
    public boolean catchUp() {
        late.forEach(this::advance);
        late.clear();
        return isViolated;
    }

    /** Whether it gave up an object, of which it finds out nothing any more. */
    boolean hasGivenUp() {
        return objects.values().stream().anyMatch(ObjectFollower::isLost);
    }

    private void advance(ObjectFollower<?> object) {
        isViolated |= object.advance() == Following.DEAD;
    }
}
