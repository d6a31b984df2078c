package dev.lifeguard.processor.flow;

/** Hears what the analysis finds. Only the last walk over a body, with all facts known, has one. */
interface Listener {

  /** Hears nothing: the facts still grow. */
  Listener DEAF =
      new Listener() {
        @Override
        public void violation(Violation violation) {}

        @Override
        public void effect(Effect effect) {}

        @Override
        public boolean isDeaf() {
          return true;
        }
      };

  /** Something is wrong. */
  void violation(Violation violation);

  /** Something that callers have to know. */
  void effect(Effect effect);

  /** Whether nobody listens. */
  default boolean isDeaf() {
    return false;
  }
}
