package dev.lifeguard.processor.javac;

import com.sun.source.tree.CompilationUnitTree;

/** What nobody is to hear of, as somebody else than Lifeguard was told. */
public interface Discretion {

  /** Nobody has said anything. */
  Discretion NONE =
      new Discretion() {
        @Override
        public boolean silences() {
          return false;
        }

        @Override
        public boolean excludes(CompilationUnitTree unit) {
          return false;
        }
      };

  /** Whether nobody is to hear of what Lifeguard finds. */
  boolean silences();

  /** Whether nobody is to hear of what is in that file. */
  boolean excludes(CompilationUnitTree unit);
}
