package org.rashomon.nemesis.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.Fault;

final class ProcessInjectorTest {

    private final FakeProcesses processes = new FakeProcesses();
    private final ProcessInjector injector = new ProcessInjector(processes);

    @Test
    void killsAndRestarts() {
        var kill = new Fault.Kill(new TreeSet<>(List.of("n1", "n2")));

        var injected = injector.inject(kill);
        var downMeanwhile = injector.isDown("n1") && injector.isDown("n2");
        var healed = injector.heal(kill);

        assertThat(injected).isEqualTo(new Observation(true, "n1: no answer; n2: no answer"));
        assertThat(downMeanwhile).isTrue();
        assertThat(healed).isEqualTo(new Observation(false, "n1: answers; n2: answers"));
        assertThat(injector.isDown("n1")).isFalse();
        assertThat(processes.acts).containsExactly("kill n1", "kill n2", "start n1", "start n2");
    }

    @Test
    void pausesAndResumesAndMayHealTwice() {
        var pause = new Fault.Pause(new TreeSet<>(List.of("n3")));

        var injected = injector.inject(pause);
        injector.heal(pause);
        var healedAgain = injector.heal(pause);

        assertThat(injected.bitten()).isTrue();
        assertThat(healedAgain).isEqualTo(new Observation(false, "n3: answers"));
        assertThat(processes.acts).containsExactly("pause n3", "resume n3", "resume n3");
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void disturbsAndUndoesIt(Disturbance how) {
        var fault = new Fault.Disturb(how, new TreeSet<>(List.of("n1", "n2")));

        var injected = injector.inject(fault);
        var healed = injector.heal(fault);

        assertThat(injected).isEqualTo(new Observation(true, "n1: seen; n2: seen"));
        assertThat(healed).isEqualTo(new Observation(false, "n1: answers; n2: answers"));
        assertThat(processes.acts)
                .containsExactly(how + " n1", how + " n2", "undo " + how + " n1", "undo " + how + " n2");
    }

    @Test
    void saysWhatAWorldHasNoMeansFor() {
        Processes plain = new FakeProcesses() {
            @Override
            public Observation disturb(String node, Disturbance how) {
                return notHere(node, how);
            }
        };

        assertThatThrownBy(() -> new ProcessInjector(plain)
                        .inject(new Fault.Disturb(Disturbance.FULL_DISK, new TreeSet<>(List.of("n1")))))
                .isInstanceOf(InjectionException.class)
                .hasMessage("this world cannot fill the disk of n1");
    }

    @Test
    void saysThatANodeStillAnswers() {
        processes.immortal.add("n1");

        var injected = injector.inject(new Fault.Kill(new TreeSet<>(List.of("n1"))));

        assertThat(injected).isEqualTo(new Observation(false, "n1: still answers"));
    }

    /** Processes that do as they are told at once, but for the immortal ones. */
    private static class FakeProcesses implements Processes {

        private final List<String> acts = new ArrayList<>();
        private final Set<String> silent = new HashSet<>();
        private final Set<String> immortal = new HashSet<>();

        @Override
        public void kill(String node) {
            acts.add("kill " + node);
            silent.add(node);
        }

        @Override
        public void start(String node) {
            acts.add("start " + node);
            silent.remove(node);
        }

        @Override
        public void pause(String node) {
            acts.add("pause " + node);
            silent.add(node);
        }

        @Override
        public void resume(String node) {
            acts.add("resume " + node);
            silent.remove(node);
        }

        @Override
        public Observation disturb(String node, Disturbance how) {
            acts.add(how + " " + node);
            return new Observation(true, "seen");
        }

        @Override
        public void undisturb(String node, Disturbance how) {
            acts.add("undo " + how + " " + node);
        }

        final Observation notHere(String node, Disturbance how) {
            return Processes.super.disturb(node, how);
        }

        @Override
        public boolean answers(String node) {
            return immortal.contains(node) || !silent.contains(node);
        }
    }
}
