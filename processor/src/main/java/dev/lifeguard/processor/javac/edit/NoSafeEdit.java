package dev.lifeguard.processor.javac.edit;

/** Ends the making of an edit that might do harm; caught in {@link Edits}. */
final class NoSafeEdit extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoSafeEdit(String why) {
    super(why, null, false, false);
  }
}
