package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;

/** Something wrong, as the analysis sees it; the rules find the words. */
sealed interface Violation {

  /** Where. */
  Site site();

  /**
   * Something is put where it does not live long enough.
   *
   * @param ref what dies too early
   * @param target what it is put into
   * @param field which place of it
   * @param verdict in what way it is shorter-lived
   * @param type what the static type of what is put there says
   * @param captured whether it was captured by what is put there
   * @param via the method that puts it there, when that is called here; else empty
   */
  record Misplaced(
      Site site,
      int ref,
      int target,
      FieldRef field,
      TypeFact type,
      Verdict verdict,
      boolean captured,
      String via)
      implements Violation {}

  /** A container of a longer-lived pool is put where its contents would be taken for shorter. */
  record Inexact(Site site, int ref, int target, FieldRef field, String via) implements Violation {}

  /** Something is used after its pool ended. */
  record UsedAfterEnd(Site site, int ref, Closing closing, String via) implements Violation {}

  /** A result lives in a pool that ended before the caller gets it. */
  record DeadResult(Site site, int ref, Closing closing) implements Violation {}

  /** A result does not live as long as its declaration promises. */
  record BrokenPromise(Site site, int ref, int target, String name) implements Violation {}

  /** A task may still run when what it captures is gone. */
  record OutlivedTask(Site site, int ref, int target) implements Violation {}

  /** What is confined to one thread is used by a task of another. */
  record ForeignThread(Site site, int ref) implements Violation {}

  /** A pool is made under the wrong kind of parent, or not as its kind wants it. */
  record WrongParent(Site site, int parent, PoolMade made) implements Violation {}

  /** A struct's own pool is cleared. */
  record ClearedStruct(Site site, int pool) implements Violation {}

  /** Memory is allocated from a permanent pool. */
  record PermanentMemory(Site site, int pool) implements Violation {}

  /** A pool is neither closed nor handed on. */
  record Leaked(Site site, int pool, boolean permanent) implements Violation {}

  /** A pool, or memory, is made in every iteration and freed in none. */
  record Growth(Site site, int atom, boolean memory) implements Violation {}

  /** The same in a function, if it turns out that it is called like the body of a loop. */
  record GrowthIfRepeated(Growth growth) implements Violation {
    @Override
    public Site site() {
      return growth.site();
    }
  }
}
