package dev.lifeguard.processor.diagnostic;

/** What to say when Lifeguard itself fails: never more than a warning. */
public final class Breakdown {

  private Breakdown() {}

  /** The text about a failure while looking at {@code what}, the name of a class at best. */
  public static String message(String what, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return "Lifeguard failed on "
        + what
        + " and left it unchecked: "
        + failure
        + (trace.length == 0 ? "" : " at " + trace[0])
        + "\n    Please report this, with the source of that type if you can.";
  }

  /** A class file that is not on the class path is javac's to report, if the code needs it. */
  public static boolean isMissingClassFile(Throwable failure) {
    return failure.getClass().getSimpleName().equals("CompletionFailure");
  }
}
