package org.rashomon.referencedb.defects;

import java.util.List;
import org.rashomon.referencedb.defects.Defect.Title;

/** Defects in how data types and conflicts are handled. */
final class DataDefects {

    static final List<Defect> ALL = List.of(
            Defect.of(
                    new Title(
                            "update-after-delete-skipped",
                            "Skips an update from another node where the key has been deleted.",
                            "pgactive #327: the conflict update_delete is skipped silently"),
                    "workload=calendar faults=partition",
                    () -> AlteredStrategy.planting(UpdateAfterDeleteSkipped::new)),
            Defect.of(
                    new Title(
                            "last-arrival-wins",
                            "Lets whatever arrives take the place of what is there.",
                            "replication that applies changes in the order of their arrival"),
                    "faults=partition",
                    () -> AlteredStrategy.planting(LastArrivalWins::new)),
            Defect.of(
                    new Title(
                            "first-arrival-wins",
                            "Keeps what is there against anything that comes from another node.",
                            "conflicts that are logged and skipped"),
                    "faults=partition",
                    () -> AlteredStrategy.planting(FirstArrivalWins::new)),
            Defect.of(
                    new Title("earliest-wins", "Keeps the lower timestamp of two.", "a comparison the wrong way round"),
                    "faults=none",
                    () -> AlteredStrategy.planting(EarliestWins::new)),
            Defect.of(
                    new Title(
                            "swapped-values",
                            "Now and then gives a change from another node the value of the one before it.",
                            "KeyDB #247: values that end up under the wrong key"),
                    "faults=none",
                    () -> AlteredStrategy.planting(SwappedValues::new)),
            Defect.of(
                    new Title(
                            "change-forgotten",
                            "Now and then forgets a change from another node, though it counts it as applied.",
                            "a replicated change that fails to apply and is not tried again"),
                    "faults=none",
                    () -> AlteredStrategy.planting(SomeChangesForgotten::new)),
            Defect.of(
                    new Title("deletes-ignored", "Ignores deletes from other nodes.", "deletes that do not replicate"),
                    "workload=calendar faults=none",
                    () -> AlteredStrategy.planting(DeletesIgnored::new)),
            Defect.of(
                    new Title(
                            "tombstone-forgotten",
                            "Forgets a deleted key at once, so that an older write that comes late brings it back.",
                            "scylladb #3557: a deleted row that comes back to life"),
                    "workload=calendar faults=latency,partition",
                    () -> AlteredStrategy.planting(TombstoneForgotten::new)),
            Defect.of(
                    new Title(
                            "remove-wins",
                            "Removes every copy of an element, those too that were added concurrently.",
                            "a remove-wins set behind an interface that promises the opposite"),
                    "strategy=or-set workload=cart faults=partition,latency",
                    () -> AlteredStrategy.planting(RemoveWins::new)),
            Defect.of(
                    new Title(
                            "early-remove-forgotten",
                            "Forgets a remove whose add has not arrived yet.",
                            "removes that overtake their adds"),
                    "strategy=or-set workload=cart delivery=unordered faults=partition,latency nodes=4",
                    () -> AlteredStrategy.planting(EarlyRemoveForgotten::new)),
            Defect.of(
                    new Title(
                            "siblings-pruned",
                            "Keeps no more than one sibling, and silently drops the others.",
                            "pruning of siblings or of version vectors in Dynamo-like stores"),
                    "strategy=siblings workload=title faults=partition",
                    () -> AlteredStrategy.planting(SiblingsPruned::new)),
            Defect.of(
                    new Title(
                            "siblings-never-replaced",
                            "Keeps versions that a write has replaced.",
                            "sibling explosion"),
                    "strategy=mv-register workload=title faults=none",
                    () -> AlteredStrategy.planting(SiblingsNeverReplaced::new)),
            Defect.of(
                    new Title(
                            "counter-applied-twice",
                            "Adds what arrives to what is there, instead of replacing it.",
                            "an operation that is applied again when a connection comes back"),
                    "strategy=pn-counter workload=counter faults=none",
                    () -> AlteredStrategy.planting(CounterAppliedTwice::new)),
            Defect.of(
                    new Title(
                            "counter-as-register",
                            "Keeps the latest count of all nodes instead of one of each.",
                            "counters in a last-write-wins column"),
                    "strategy=pn-counter workload=counter faults=partition",
                    () -> AlteredStrategy.planting(CounterAsRegister::new)),
            Defect.of(
                    new Title(
                            "counter-of-others-counted",
                            "Begins its own count from the total of all.",
                            "a state-based counter with one entry for everybody"),
                    "strategy=g-counter workload=counter faults=none",
                    () -> AlteredStrategy.planting(CounterOfOthersCounted::new)),
            Defect.of(
                    new Title(
                            "list-by-time",
                            "Orders a list by time, wherever its elements were put.",
                            "lists that interleave what two people typed"),
                    "strategy=sequence workload=list delivery=causal faults=partition",
                    () -> AlteredStrategy.planting(ListByTime::new)),
            Defect.of(
                    new Title(
                            "list-own-elements-first",
                            "Shows the elements that were added on this node before all others.",
                            "a list order that depends on who looks"),
                    "strategy=sequence workload=list delivery=causal faults=partition",
                    () -> AlteredStrategy.planting(ListOwnElementsFirst::new)),
            Defect.of(
                    new Title(
                            "merge-in-local-order",
                            "Merges as if what was written on this node came first.",
                            "RavenDB PR #22979: a merge that is not commutative"),
                    "strategy=merge-values workload=title faults=partition",
                    () -> AlteredStrategy.planting(MergeInLocalOrder::new)),
            Defect.of(
                    new Title(
                            "merge-loses-input",
                            "Merges only the first of several versions and drops the others.",
                            "a conflict handler that does not look at all alternatives"),
                    "strategy=handler-concatenate workload=title faults=partition",
                    () -> AlteredStrategy.planting(MergeLosesInput::new)),
            Defect.of(
                    new Title(
                            "put-replaces-map",
                            "Replaces the whole map when a field is put.",
                            "documents that are overwritten as a whole"),
                    "strategy=or-map workload=calendar faults=none",
                    () -> AlteredStrategy.planting(PutReplacesMap::new)),
            Defect.of(
                    new Title(
                            "set-truncated",
                            "Keeps no more than the latest five elements of a set.",
                            "a buffer that is cut off silently when it is full"),
                    "strategy=or-set workload=set faults=none",
                    () -> AlteredStrategy.planting(SetTruncated::new)),
            Defect.of(
                    new Title(
                            "uncoordinated",
                            "Settles on each node what all leaders should have agreed on.",
                            "a quorum that is not asked"),
                    "strategy=synchronous workload=booking faults=partition",
                    () -> AlteredStrategy.planting(DirtyUncoordinated::new)));

    private DataDefects() {}
}
