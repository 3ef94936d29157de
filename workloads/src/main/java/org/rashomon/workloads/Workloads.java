package org.rashomon.workloads;

import java.util.List;
import java.util.Optional;
import org.rashomon.workloads.booking.BookingWorkload;
import org.rashomon.workloads.calendar.CalendarWorkload;
import org.rashomon.workloads.cart.CartWorkload;
import org.rashomon.workloads.causal.CausalChainWorkload;
import org.rashomon.workloads.counter.CounterWorkload;
import org.rashomon.workloads.ids.IdsWorkload;
import org.rashomon.workloads.list.ListWorkload;
import org.rashomon.workloads.list.TextWorkload;
import org.rashomon.workloads.multikey.MultiKeyWorkload;
import org.rashomon.workloads.register.RegisterWorkload;
import org.rashomon.workloads.set.SetWorkload;
import org.rashomon.workloads.title.TitleWorkload;

/** The bundled workloads. */
public final class Workloads {

    private Workloads() {}

    /** All of them; the first that suits a strategy is its default. */
    public static List<Workload> all() {
        return List.of(
                new RegisterWorkload(),
                new TitleWorkload(),
                new CounterWorkload(),
                new CartWorkload(),
                new SetWorkload(),
                new CalendarWorkload(),
                new ListWorkload(),
                new TextWorkload(),
                new CausalChainWorkload(),
                new IdsWorkload(),
                new BookingWorkload(),
                new MultiKeyWorkload());
    }

    public static Optional<Workload> named(String name) {
        return all().stream().filter(workload -> workload.name().equals(name)).findFirst();
    }
}
