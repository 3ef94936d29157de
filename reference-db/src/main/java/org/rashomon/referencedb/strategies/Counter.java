package org.rashomon.referencedb.strategies;

import java.util.List;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Refusal;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A counter: the G-Counter and the PN-Counter of Shapiro, Preguiça, Baquero, Zawirski: A comprehensive study of
 * convergent and commutative replicated data types, 2011. Each write carries all that its origin has counted, so the
 * latest of each origin is enough, in whatever order they come.
 *
 * @param countsDown whether it may count down
 */
public record Counter(boolean countsDown) implements ConflictPolicy {

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return operation instanceof Operation.Increment(var by)
                ? increment(by, versions)
                : Effect.unsupported(operation);
    }

    private Effect increment(long by, Versions versions) {
        if (by < 0 && !countsDown) {
            return new Effect.Refused(
                    new Refusal(Refusal.Kind.INVALID_VALUE, "this counter only grows; pn-counter counts down, too"));
        }
        var own = versions.dots(version -> version.dot().origin().equals(versions.replica()));
        var before = versions.all().stream()
                .filter(version -> own.contains(version.dot()))
                .map(Change::content)
                .findFirst()
                .orElse(new Content.Count(0, 0));
        return before instanceof Content.Count(var up, var down)
                ? counted(new Content.Count(up + Math.max(by, 0), down + Math.max(-by, 0)), own)
                : Effect.unsupported(new Operation.Increment(by));
    }

    private static Effect counted(Content.Count count, List<Dot> overwrites) {
        return count.up() < 0 || count.down() < 0
                ? new Effect.Refused(new Refusal(Refusal.Kind.INVALID_VALUE, "the counter would overflow"))
                : new Effect.Written(count, overwrites);
    }

    @Override
    public void apply(Change change, Versions versions) {
        for (var version : versions.all()) {
            if (version.dot().origin().equals(change.dot().origin())) {
                if (version.dot().sequence() < change.dot().sequence()) {
                    versions.remove(version.dot());
                    versions.add(change);
                }
                return;
            }
        }
        versions.add(change);
    }

    @Override
    public View view(Versions versions) {
        var total = 0L;
        for (var version : versions.all()) {
            if (version.content() instanceof Content.Count(var up, var down)) {
                total += up - down;
            }
        }
        return new View.Collected(Long.toString(total), versions.all());
    }

    @Override
    public Memory memory() {
        return Memory.SURVIVOR;
    }

    @Override
    public Resolution resolution() {
        return Resolution.NONE;
    }
}
