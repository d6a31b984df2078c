package dev.lifeguard.processor.javac;

/** Says that a body cannot be lowered: it has errors, or something in it that is not known here. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refused(String what) {
    super(what, null, false, false);
  }
}
