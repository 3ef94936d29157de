package org.rashomon.harness.sessions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The platform has them in {@code sun.misc.Signal} alone, which is there to go one
 * day, so it is looked up when it is needed, and does without where there is none.
 */
public final class Signals {

    private Signals() {}

    /**
     * Carries out an action at each signal of a name, such as {@code USR1}, on a thread of its own.
     *
     * @return whether such a signal can be heard here
     */
    public static boolean handle(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var acting = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return method.getReturnType().equals(boolean.class) ? Boolean.FALSE : null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), acting);
            return true;
        } catch (ReflectiveOperationException absent) {
            return isRefusal(absent);
        }
    }

    /** A signal that there is not here, or that the virtual machine keeps for itself, is refused. */
    private static boolean isRefusal(ReflectiveOperationException absent) {
        if (absent instanceof InvocationTargetException thrown
                && !(thrown.getCause() instanceof IllegalArgumentException)) {
            throw new IllegalStateException("signals cannot be heard", thrown.getCause());
        }
        return false;
    }
}
