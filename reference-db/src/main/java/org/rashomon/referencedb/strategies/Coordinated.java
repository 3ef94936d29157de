package org.rashomon.referencedb.strategies;

import java.util.Comparator;
import java.util.List;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A register whose writes are proposed to every replica before they count (Katsarakis and others: Hermes, a fast,
 * fault-tolerant and linearizable replication protocol, 2020). Here: what the versions of a key are, with proposals
 * among them; {@code Coordination} is who proposes and decides.
 */
public record Coordinated() implements ConflictPolicy {

    private static final Comparator<Change> ORDER = OneWins.lastWrite().order();

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Put(var json) -> new Effect.Written(new Content.Value(json), List.of());
            case Operation.Delete ignored -> new Effect.Written(Content.none(), List.of());
            case Operation other -> Effect.unsupported(other);
        };
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (!(change.content() instanceof Content.Aborted)) {
            versions.add(change);
        }
        change.overwrites().forEach(versions::remove);
        tidy(versions);
    }

    /** Of what was decided only the highest counts. */
    @Override
    public void tidy(Versions versions) {
        var decided = versions.all().stream()
                .filter(version -> !version.content().isProposal())
                .sorted(ORDER.reversed())
                .toList();
        decided.stream().skip(1).forEach(version -> versions.remove(version.dot()));
    }

    @Override
    public View view(Versions versions) {
        var decided = versions.all().stream()
                .filter(version -> !version.content().isProposal())
                .max(ORDER);
        return decided.<View>map(version ->
                        version.content().isValue() ? new View.One(version) : new View.Nothing(List.of(version)))
                .orElseGet(() -> new View.Nothing(List.of()));
    }

    @Override
    public boolean isLive(Versions versions) {
        return view(versions).isFound();
    }

    @Override
    public boolean isCoordinated() {
        return true;
    }

    @Override
    public Memory memory() {
        return Memory.OBSERVED;
    }

    @Override
    public Resolution resolution() {
        return Resolution.NONE;
    }
}
