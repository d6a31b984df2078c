package dev.lifeguard.examples.ftpd;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * SIGHUP. The classes for signals are not part of Java, only of its usual implementations, and
 * javac warns whoever names them: so they are looked for at run time.
 */
final class Hangup {

  private Hangup() {}

  /**
   * Has {@code action} run at each SIGHUP, which then no longer ends the process.
   *
   * @return whether there are such signals here
   */
  static boolean handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object handling =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangup, handling);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
      return false;
    }
  }
}
