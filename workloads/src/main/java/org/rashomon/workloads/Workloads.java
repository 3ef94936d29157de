package org.rashomon.workloads;

import java.util.List;
import java.util.Optional;
import org.rashomon.workloads.register.RegisterWorkload;
import org.rashomon.workloads.set.SetWorkload;

/** The bundled workloads. */
public final class Workloads {

    private Workloads() {}

    /** All of them, the default first. */
    public static List<Workload> all() {
        return List.of(new RegisterWorkload(), new SetWorkload());
    }

    public static Optional<Workload> named(String name) {
        return all().stream().filter(workload -> workload.name().equals(name)).findFirst();
    }
}
