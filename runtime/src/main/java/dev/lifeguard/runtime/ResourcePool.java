package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pool: owns memory, resources, clean-ups and sub-pools, and takes them all along when it goes.
 *
 * <pre>{@code
 * try (var daemon = ResourcePool.root(Daemon.class)) {
 *   ResourcePool<Server> server = daemon.subPool(Server.class);
 *   MemorySegment motd = server.allocateFrom("welcome");
 *   FileChannel log = server.own(FileChannel.open(path, WRITE));
 * }                                       // closes log, frees motd, destroys server
 * }</pre>
 *
 * <p>A pool is an {@link Arena}: whatever in the JDK takes an arena or an allocator allocates in
 * pools. Unlike the JDK's arenas, it may be closed more than once, and cleared.
 *
 * <p><b>What goes when.</b> {@link #close} and {@link #clear} first mark the pool; then run the
 * {@link #beforeClose} actions and stop owned executors, newest first; then destroy the sub-pools,
 * newest first; then run the {@link #onClose} actions and close owned resources, newest first; end
 * the child processes, all at once; free the memory; and remove temporary files, newest first.
 * Everything is done even if something throws, an {@link Error} included. The first failure is
 * thrown in the end, with the others suppressed in it; a checked exception comes wrapped in a
 * {@link CleanupException}. No depth or number of pools makes the stack deep. (What {@link
 * MemorySegment#reinterpret reinterpret} attaches to the memory runs when that is freed, as the JDK
 * does it: there, an {@code Error} keeps the rest of what is attached from running.)
 *
 * <p><b>Inside a clean-up</b>, on the thread that runs it, the pools that are going still work: it
 * may allocate (the memory goes with the rest), register clean-ups (they run next), make sub-pools
 * (destroyed right after it). It may close any pool: one that is going already is left to that; one
 * that contains the pool being destroyed is destroyed right after that; any other at once.
 *
 * <p><b>Threads.</b> A pool is confined to the thread that made it, unless its kind says {@code
 * shared = true}; an unnamed sub-pool follows its parent. Another thread gets a {@link
 * WrongThreadException}. Every thread may make sub-pools of a shared pool, confined ones too. A
 * pool whose thread has ended may be closed by any thread, on its own or with its parent. What only
 * asks ({@link #kind}, {@link #name}, {@link #path}, {@link #parent}, {@link #children}, {@link
 * #outlives}, {@link #isOpen}, {@link #isClosing}, {@link #closeTimeout()}, {@link #stats}, {@link
 * #visit}) works from every thread and on closed pools, too. Pools lock themselves now and then,
 * for a few steps: so nobody else should synchronize on one.
 *
 * <p>When the closing of a pool meets a pool inside that is confined to another living thread, or
 * one that another thread is just closing, it tells those who want to know ({@link #whenClosing},
 * {@link #isClosing}) and waits, for no longer than the {@link #closeTimeout()}. Then it stops
 * there with a {@link PoolInUseException}: nothing is freed under the other thread, the pool takes
 * nothing new, and closing it again, later, goes on where it stopped.
 *
 * <p>Lineage: {@code pool} in Apache and ProFTPD, {@code apr_pool_t}.
 *
 * @param <K> the kind of pool, which says what may be inside what
 */
public final class ResourcePool<K> extends Family implements Arena {

  private final KindRules rules;
  private volatile @Nullable Particulars particulars;
  private volatile @Nullable Object struct;

  /**
   * The nearest limits at or above this pool; null if there are none. Changes only in {@link
   * Limiting}, when no other thread can be about to take or give.
   */
  @Nullable Quota quota;

  /**
   * Made for the first allocation, as most pools have none; for a shared pool at once, as threads
   * would have to agree on it.
   */
  private @Nullable Memory memory;

  // Made when they are needed, for most pools need one or none.
  private @Nullable CleanupList beforeClose;
  private @Nullable CleanupList onClose;

  private ResourcePool(@Nullable ResourcePool<?> parent, KindRules rules, boolean shared) {
    super(parent, shared ? null : Thread.currentThread());
    this.rules = rules;
    this.memory = shared ? new SharedMemory(this) : null;
    if (isDated(parent)) {
      particulars().noteBirth();
    }
  }

  /** See {@link Particulars}. */
  private boolean isDated(@Nullable ResourcePool<?> parent) {
    return parent == null || (parent.isShared() && !rules.isScratch()) || ClosedWhere.tracing;
  }

  static <K> ResourcePool<K> make(@Nullable ResourcePool<?> parent, KindRules rules) {
    return enter(parent, new ResourcePool<>(parent, rules, rules.shared()));
  }

  private static <P extends ResourcePool<?>> P enter(@Nullable ResourcePool<?> parent, P pool) {
    if (parent != null) {
      parent.adopt(pool);
    }
    return pool;
  }

  // Making pools

  /**
   * Makes a root pool.
   *
   * @throws IllegalArgumentException if {@code kind} is no kind, a struct's (those are made by the
   *     generated {@code create}), or only made inside others
   */
  public static <K> ResourcePool<K> root(Class<K> kind) {
    return make(null, KindRules.of(kind).checkNoStruct().checkRoot());
  }

  /**
   * Makes a sub-pool: it is destroyed with this pool, if not before. The counterpart of {@code
   * make_sub_pool} and {@code apr_pool_create}.
   *
   * @throws IllegalArgumentException if {@code kind} is no kind, a struct's (those are made by the
   *     generated {@code in}), or not {@code @SubPoolOf} the kind of this pool
   * @throws PoolClosedException if this pool takes nothing new
   * @throws PoolLimitException if there are as many sub-pools as a limit allows
   */
  public <C> ResourcePool<C> subPool(Class<C> kind) {
    return make(this, rules.inside(this, kind));
  }

  /**
   * Makes an unnamed sub-pool, for scratch. It is shared between threads if this pool is.
   *
   * @throws PoolClosedException if this pool takes nothing new
   * @throws PoolLimitException if there are as many sub-pools as a limit allows
   */
  public ResourcePool<?> subPool() {
    return enter(this, new ResourcePool<>(this, KindRules.SCRATCH, isShared()));
  }

  // Memory

  /**
   * Allocates zeroed memory that lives until this pool is cleared or closed. The counterpart of
   * {@code pcalloc}; {@code pstrdup} is {@link #allocateFrom(String)}.
   *
   * @param byteSize how many bytes; may be 0
   * @param byteAlignment a power of 2
   * @throws IllegalArgumentException if the size is negative or the alignment no power of 2
   * @throws OutOfMemoryError if there is not so much memory
   * @throws PoolClosedException if this pool takes nothing new
   * @throws PoolLimitException if a {@link #limit} allows no more
   */
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    return memory().allocate(byteSize, byteAlignment);
  }

  /**
   * Copies a segment into this pool: the usual repair when something shorter-lived must be kept.
   * The counterpart of {@code pmemdup}.
   *
   * @throws PoolClosedException if this pool takes nothing new
   */
  public MemorySegment copy(MemorySegment source) {
    return allocate(source.byteSize(), MALLOC_ALIGNMENT).copyFrom(source);
  }

  private static final long MALLOC_ALIGNMENT = 16;

  /**
   * The scope of the memory of this pool: alive until it is cleared or closed. After a {@link
   * #clear} there is a new one.
   *
   * @throws PoolClosedException if this pool takes nothing new, as whoever asks is about to
   *     allocate; a closed one answers with a scope that is not alive
   */
  @Override
  public MemorySegment.Scope scope() {
    checkThread();
    return isGone() ? Memory.DEAD : memory().scope();
  }

  // Resources and clean-ups

  /**
   * Makes this pool the owner of a resource: closes it when the pool goes, after the sub-pools. An
   * {@link ExecutorService} is stopped, and its tasks awaited, before the sub-pools go: it gets
   * three tenths of the {@link #closeTimeout()} to finish what it has, then its tasks are
   * interrupted and get the rest to end. So none of its tasks should be the one that closes the
   * pool: it would wait for itself.
   *
   * <p>The resource is never lost: if this pool does not take it, it is closed before the exception
   * is thrown, and what fails then is suppressed in that.
   *
   * <p>What {@code close()} of the resource throws comes out of the pool's in a {@link
   * CleanupException} that names the pool and the resource; an {@link Error} comes as it is.
   *
   * @return the resource
   * @throws PoolClosedException if this pool takes nothing new
   * @throws PoolLimitException if there are as many clean-ups as a limit allows
   */
  public <T extends AutoCloseable> T own(T resource) {
    return Ownership.take(this, Objects.requireNonNull(resource, "resource"));
  }

  /**
   * The same for things that are closed in a way of their own. An {@link ExecutorService} or a
   * {@link Thread} is given to {@code closer} before the sub-pools go, anything else after.
   *
   * @return the resource
   * @throws PoolClosedException if this pool takes nothing new; {@code closer} has run then
   */
  public <T> T own(T resource, Consumer<? super T> closer) {
    Objects.requireNonNull(closer, "closer");
    return Ownership.take(this, Objects.requireNonNull(resource, "resource"), closer);
  }

  /**
   * Makes this pool the owner of a thread: interrupts it when the pool goes, and waits until it has
   * ended, before the sub-pools go, just as with executors. Should it not have ended within the
   * {@link #closeTimeout()}, that is reported, and the rest goes on; pools that are confined to it
   * are in use then.
   *
   * <p>A thread that closes the pool itself is neither interrupted nor awaited. One that has not
   * been started is interrupted only. If the pool does not take it, it is stopped like that at
   * once.
   *
   * @return the thread
   * @throws PoolClosedException if this pool takes nothing new
   */
  public Thread own(Thread thread) {
    return Ownership.take(this, Objects.requireNonNull(thread, "thread"));
  }

  /**
   * Makes this pool the owner of a child process: ends it when the pool goes, in the way that the
   * policy says. All child processes of the pool are ended together, after everything that is
   * closed with the pool and might talk to them, and before the memory. They share one grace
   * period: a hundred that do not want to end take as long as one. It is three tenths of what is
   * left of the {@link #closeTimeout()}, so that all of the sub-pools together do not take longer
   * than that, either. What is to have an end by itself takes as long as it takes.
   *
   * <pre>{@code
   * Process filter = request.own(new ProcessBuilder("gzip").start(), KillPolicy.AFTER_TIMEOUT);
   * }</pre>
   *
   * <p>When the closing thread is or gets interrupted, the grace period is over, and what would be
   * waited for without end gets what is left of the {@link #closeTimeout()}; then it is left
   * running, and that is reported. The interrupt flag stays set. Processes that the process has
   * started are left to it.
   *
   * <p>If the pool does not take it, the process is ended at once, as the policy says.
   *
   * <p>Lineage: {@code apr_pool_note_subprocess}.
   *
   * @return the process
   * @throws PoolClosedException if this pool takes nothing new
   */
  public Process own(Process process, KillPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return Ownership.take(this, Objects.requireNonNull(process, "process"), policy);
  }

  /**
   * Makes an empty file that is removed when this pool goes: after the channels that the pool owns
   * are closed, its child processes have ended and what was mapped of the file is unmapped. Only
   * its owner may read and write it, where the file system knows owners.
   *
   * <p>If it has been moved elsewhere, or removed, nothing is left to do. To keep it where it is,
   * {@linkplain #cleanupOf cancel} its removal.
   *
   * @param prefix what its name begins with; may be empty
   * @param suffix what its name ends with; may be empty
   * @return where it is: a path in the directory {@code java.io.tmpdir}
   * @throws IOException if it cannot be made
   * @throws PoolClosedException if this pool takes nothing new; nothing is left of the file then
   * @see java.nio.file.Files#createTempFile
   */
  public Path tempFile(String prefix, String suffix) throws IOException {
    return Ownership.takeTemporary(this, () -> Files.createTempFile(prefix, suffix));
  }

  /**
   * The same in a directory of your choice: next to a file, say, that it will replace.
   *
   * @throws IOException if it cannot be made
   * @throws PoolClosedException if this pool takes nothing new; nothing is left of the file then
   */
  public Path tempFile(Path directory, String prefix, String suffix) throws IOException {
    return Ownership.takeTemporary(this, () -> Files.createTempFile(directory, prefix, suffix));
  }

  /**
   * Makes an empty directory that is removed when this pool goes, at the same time as {@linkplain
   * #tempFile(String, String) temporary files}, with everything that is in it by then. Links in it
   * are removed, and what they lead to stays. What cannot be removed is reported and left, and the
   * rest is removed.
   *
   * @param prefix what its name begins with; may be empty
   * @throws IOException if it cannot be made
   * @throws PoolClosedException if this pool takes nothing new; nothing is left of it then
   * @see java.nio.file.Files#createTempDirectory
   */
  public Path tempDirectory(String prefix) throws IOException {
    return Ownership.takeTemporary(this, () -> Files.createTempDirectory(prefix));
  }

  /**
   * The same in a directory of your choice.
   *
   * @throws IOException if it cannot be made
   * @throws PoolClosedException if this pool takes nothing new; nothing is left of it then
   */
  public Path tempDirectory(Path directory, String prefix) throws IOException {
    return Ownership.takeTemporary(this, () -> Files.createTempDirectory(directory, prefix));
  }

  /**
   * The clean-up that closes something which this very pool owns, the newest if it was handed over
   * more than once; empty if none waits. With it, a resource is closed early ({@link
   * Cleanup#runNow}) or let go ({@link Cleanup#cancel}), in one step: it is closed once or not at
   * all, whatever other threads do.
   *
   * <pre>{@code
   * Path part = upload.tempFile(folder, "", ".part");
   * upload.cleanupOf(part).orElseThrow().cancel();             // keep it
   * }</pre>
   *
   * <p>It looks through what the pool owns, the newest first.
   *
   * @param resource what {@code own}, {@code tempFile} or {@code tempDirectory} returned: that very
   *     object, not its equal
   */
  public Optional<Cleanup> cleanupOf(Object resource) {
    Objects.requireNonNull(resource, "resource");
    return Optional.ofNullable(Registration.find(this, resource));
  }

  /**
   * Hands something which this very pool owns to another pool, in one step: at no time do both own
   * it or neither, and it is closed once, whatever other threads do. It goes there when it would
   * have, had it been handed to that pool now; a process keeps its policy.
   *
   * <pre>{@code
   * SocketChannel channel = attempt.own(SocketChannel.open(address));
   * greet(channel);
   * session.channel(attempt.handOver(channel, session.pool()));   // it is no longer an attempt
   * }</pre>
   *
   * @param resource what {@code own}, {@code tempFile} or {@code tempDirectory} returned: that very
   *     object, not its equal
   * @return the resource
   * @throws PoolClosedException if the other pool takes nothing new; this one still owns it then
   * @throws IllegalStateException if this pool does not own it, for it is closed or never did
   */
  public <T> T handOver(T resource, ResourcePool<?> pool) {
    Objects.requireNonNull(pool, "pool");
    Ownership.handOver(this, Objects.requireNonNull(resource, "resource"), pool);
    return resource;
  }

  /**
   * Registers an action to run when this pool is cleared or closed, after its sub-pools are gone;
   * the newest runs first. The counterpart of {@code apr_pool_cleanup_register}.
   *
   * @throws PoolClosedException if this pool takes nothing new
   */
  public Cleanup onClose(ThrowingRunnable action) {
    return Registration.in(this, Sort.ON_CLOSE, Objects.requireNonNull(action, "action"));
  }

  /**
   * Registers an action to run when this pool is cleared or closed, before its sub-pools go; the
   * newest runs first. The counterpart of {@code apr_pool_pre_cleanup_register}.
   *
   * @throws PoolClosedException if this pool takes nothing new
   */
  public Cleanup beforeClose(ThrowingRunnable action) {
    return Registration.in(this, Sort.BEFORE_CLOSE, Objects.requireNonNull(action, "action"));
  }

  // The end

  /**
   * Destroys everything in this pool, as {@link #close} does, and keeps the pool with its parent
   * and its name. Clean-ups run and are gone. The counterpart of {@code clear_pool}.
   *
   * <p>Does nothing while this thread is clearing or closing the pool already. Failures come out as
   * from {@link #close}.
   *
   * @throws IllegalStateException if this is the pool of a struct, for that lives in it
   * @throws PoolClosedException if the pool is closed
   * @throws PoolInUseException if others still use what is inside; the pool stays usable then
   */
  public void clear() {
    if (rules.struct() || struct != null) {
      throw new IllegalStateException(
          path() + " is the pool of a struct, which lives in it: close it instead");
    }
    particulars(); // now, for nothing may fail later when the peak is noted
    Teardown.clear(this);
  }

  /**
   * Destroys this pool and everything in it, in the order that {@link ResourcePool} describes. Does
   * nothing if it is closed, or is being closed by this thread already. If another thread is
   * closing it, waits until it has; inside a clean-up, does not wait. If another thread is clearing
   * a shared pool, that thread closes it instead. The counterpart of {@code destroy_pool}.
   *
   * @throws PoolInUseException if others still use what is inside; close it again, later
   * @throws WrongThreadException if it is confined to another living thread
   */
  @Override
  public void close() {
    Teardown.close(this);
  }

  /**
   * Whether the pool is neither closed nor {@linkplain #isClosing closing}. It may be closing and
   * still take what its thread puts into it, so that this can finish: only a pool that is being
   * closed itself refuses.
   */
  public boolean isOpen() {
    return !isGone() && !isClosing();
  }

  /**
   * Whether the pool is being closed, or was to be and is still in use; or whether that is so of a
   * pool around it, or that one is being cleared: then it is to go, too, and somebody may be
   * waiting for its thread to come to an end with it. (If a pool around it could not be cleared and
   * stays, it is no longer so.) Takes as many steps as there are pools around this one.
   */
  public boolean isClosing() {
    return switch (phase()) {
      case CLOSING, CONDEMNED -> true;
      case OPEN, CLEARING -> isAnyUpFrom(parent(), pool -> !pool.admits());
      case CLOSED -> false;
    };
  }

  /**
   * Registers what to do when others have to make room for the closing of this pool, or of one
   * around it: close a socket, {@linkplain Thread#interrupt interrupt} a thread, set a flag, so
   * that whoever uses a pool inside comes to an end with it.
   *
   * <pre>{@code
   * try (SessionRec session = SessionRec.in(server.pool(), socket)) {
   *   session.pool().whenClosing(() -> close(socket));   // ends the read that serve waits in
   *   serve(session);
   * }
   * }</pre>
   *
   * <p>It runs at most once: on the thread that closes (or clears) this pool or one around it, at
   * the moment when that first has to wait for other threads. That is when an owned executor still
   * has tasks or a thread or child process still runs, when a pool inside is confined to another
   * living thread or is just being closed by one, when a clean-up runs on another thread, or when
   * native code uses memory. If such a closing has begun already, it runs at once, on this thread.
   * If nobody has to be waited for, it never runs.
   *
   * <p>Those of a pool run before those of its sub-pools; in one pool, the newest runs first. All
   * run before the waiting begins: so they should not wait themselves. What they throw counts as a
   * clean-up's failure, and stops nothing; what one throws that runs at once comes out here.
   *
   * <p>When the pool is gone, or was cleared, it is forgotten and none is running any more: the
   * closing of this pool waits for one that runs on another thread. So nobody is interrupted later,
   * in the middle of something else.
   *
   * @return with which it can be cancelled, run, or moved to another pool, as a clean-up can be
   * @throws PoolClosedException if this pool takes nothing new
   */
  public Cleanup whenClosing(Runnable notice) {
    return Notices.register(this, Objects.requireNonNull(notice, "notice"));
  }

  /**
   * Sets how long the closing or clearing of this pool may wait for others: for tasks of owned
   * executors and for child processes (which have three tenths of it to finish by themselves and
   * are interrupted or killed then), for owned threads, for those that use confined pools inside,
   * that are closing one, or that run a clean-up, and for native code that uses memory. All
   * together get that time, counted from when it first has to wait. {@link Duration#ZERO} waits for
   * nobody, except that a thread that is ending, or in the middle of a {@linkplain #whenClosing
   * notice}, gets a moment for that.
   *
   * <p>It is good for all pools inside, too, when they are closed by themselves, unless one is
   * nearer.
   *
   * @return this pool
   * @throws IllegalArgumentException if it is negative
   * @throws WrongThreadException if the pool is confined to another thread
   */
  public ResourcePool<K> closeTimeout(Duration timeout) {
    checkThread();
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("%s: no closeTimeout is %s".formatted(path(), timeout));
    }
    particulars().closeTimeout(timeout);
    return this;
  }

  /**
   * How long the closing of this pool may wait for other threads: what was {@linkplain
   * #closeTimeout(Duration) set} for it, or for the nearest pool around it; 10 seconds if nothing
   * was. Any thread may ask.
   */
  public Duration closeTimeout() {
    Duration set = closeTimeoutInForce();
    return set == null ? Duration.ofMillis(Patience.millis) : set;
  }

  // The tree

  /** The pool that this one is in; null for a root. A closed pool still knows. */
  @Override
  public @Nullable ResourcePool<?> parent() {
    return super.parent();
  }

  /** The sub-pools as they are now, in creation order. */
  public List<ResourcePool<?>> children() {
    return Collections.unmodifiableList(childrenNow());
  }

  /**
   * Whether this pool is {@code other} or contains it, directly or not: then it can never be gone
   * while {@code other} is there. The counterpart of {@code apr_pool_is_ancestor}.
   */
  public boolean outlives(ResourcePool<?> other) {
    return isAncestorOf(other);
  }

  /**
   * Shows every living pool from this one down to {@code visitor}, parents before their sub-pools,
   * those in creation order. The visitor may make and close pools.
   */
  public void visit(Consumer<? super ResourcePool<?>> visitor) {
    TreeWalk.visit(
        this,
        pool -> {
          visitor.accept(pool);
          return true;
        });
  }

  // Limits and accounting

  /**
   * Limits how many bytes this pool and everything below it may hold together. What would exceed it
   * is refused with a {@link PoolLimitException} before any memory is taken; clearing or closing a
   * pool gives its bytes back. Where limits nest, the tightest refuses. Sub-pools of sub-pools and
   * other threads' pools count as well; bytes count as they were asked for, without what is lost to
   * alignment. {@code Long.MAX_VALUE} allows everything, and has the {@linkplain #subtreeStats
   * peak} of the subtree counted.
   *
   * <p>What a clean-up allocates, registers or makes while a pool is closed counts, too.
   *
   * <p>The first limit of a pool, of whatever sort, must come while no other thread can use what is
   * below: right after the pool was made, or later if all below is confined to this thread. What is
   * there counts. From then on limits can be changed at any time; a limit below what is held only
   * keeps out what is new. {@link #clear} keeps them. A pool with no limits at or above it pays
   * nothing for them.
   *
   * <p>Lineage: {@code talloc_set_memlimit}.
   *
   * @return this pool
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IllegalStateException if it is too late for a first limit
   * @throws PoolClosedException if this pool takes nothing new
   * @see #limitSubPools
   * @see #limitCleanups
   */
  public ResourcePool<K> limit(long bytes) {
    Limiting.limit(this, Measure.BYTES, bytes);
    return this;
  }

  /**
   * Limits how many pools there may be below this one, on all levels together; otherwise as {@link
   * #limit}.
   *
   * @return this pool
   */
  public ResourcePool<K> limitSubPools(long count) {
    Limiting.limit(this, Measure.SUB_POOLS, count);
    return this;
  }

  /**
   * Limits how many clean-ups may wait in this pool and everything below it, owned resources
   * included; otherwise as {@link #limit}. A resource that is refused is closed, see {@link #own}.
   *
   * @return this pool
   */
  public ResourcePool<K> limitCleanups(long count) {
    Limiting.limit(this, Measure.CLEANUPS, count);
    return this;
  }

  /** How much this pool holds, without its sub-pools; nothing once it is closed. */
  public PoolStats stats() {
    return PoolStats.of(this);
  }

  /**
   * How much this pool and everything below it hold together. Walks through all of them, so it
   * takes the longer the more there are; for {@linkplain PoolStats#peakBytes the peak} a limit is
   * needed.
   */
  public PoolStats subtreeStats() {
    return PoolStats.ofSubtree(this);
  }

  // Names

  /** The kind. That of an unnamed pool is {@code Object}: no kind in particular. */
  @SuppressWarnings("unchecked") // it was made with the rules of this very class
  public Class<K> kind() {
    return (Class<K>) rules.kind();
  }

  /**
   * Gives the pool a name, for paths and messages.
   *
   * @return this pool
   */
  public ResourcePool<K> named(String name) {
    checkThread();
    Objects.requireNonNull(name, "name");
    Particulars mine = particulars();
    mine.noteBirth();
    mine.name(name);
    return this;
  }

  /** The name it was given; without one, the simple name of its kind, or {@code scratch}. */
  public String name() {
    String given = givenName();
    return given == null ? rules.label() : given;
  }

  /**
   * Where the pool is: {@code Daemon > Server "main" > Config}. In a very deep tree it begins with
   * how many levels are left out.
   */
  @Override
  public String path() {
    return PoolPath.of(this);
  }

  @Override
  public String toString() {
    return path() + (isGone() ? " (closed)" : "");
  }

  // For the package

  @Override
  ResourcePool<?> self() {
    return this;
  }

  /** Has everything that this pool takes counted there, from now on. */
  void limitBy(Quota nearest) {
    quota = nearest;
    if (memory != null) {
      memory.guard();
    }
  }

  /**
   * The memory, made if need be.
   *
   * @throws PoolClosedException if this pool takes nothing new
   */
  Memory memory() {
    Memory made = memory;
    return made == null ? makeMemory() : made;
  }

  private Memory makeMemory() {
    checkAdmitted();
    Memory made = ConfinedMemory.of(this);
    memory = made;
    return made;
  }

  /** Has this pool use a memory that was made for it. */
  void remember(Memory made) {
    memory = made;
  }

  /** The memory; null as long as nobody wanted any. */
  @Override
  @Nullable Memory memoryIfAny() {
    return memory;
  }

  /** The list that a clean-up of that sort waits in. */
  CleanupList cleanups(Sort sort) {
    CleanupList list = cleanupsIfAny(sort);
    return list == null ? makeCleanups(sort) : list;
  }

  /** The same; null as long as nobody needed one. */
  @Nullable CleanupList cleanupsIfAny(Sort sort) {
    return switch (sort) {
      case BEFORE_CLOSE -> beforeClose;
      case ON_CLOSE, PROCESS, TEMPORARY -> onClose;
      case WHEN_CLOSING -> noticesIfAny();
    };
  }

  private CleanupList makeCleanups(Sort sort) {
    var list = new CleanupList();
    switch (sort) {
      case BEFORE_CLOSE -> beforeClose = list;
      case ON_CLOSE, PROCESS, TEMPORARY -> onClose = list;
      case WHEN_CLOSING -> particulars().notices(list);
    }
    return list;
  }

  private static int sizeOf(@Nullable CleanupList list) {
    return list == null ? 0 : list.size();
  }

  /** How many clean-ups wait here; any thread may ask. */
  int waitingCleanups() {
    synchronized (this) {
      return sizeOf(beforeClose) + sizeOf(onClose) + sizeOf(noticesIfAny());
    }
  }

  /** Takes the newest clean-up of a sort out of its list; null if there is none. */
  @Nullable Registration takeNewestCleanup(Sort sort) {
    CleanupList list = cleanupsIfAny(sort);
    return list == null ? null : list.takeNewest(sort);
  }

  /** How much pools of this kind usually hold. */
  UsualSize usualSize() {
    return rules.usualSize();
  }

  String kindLabel() {
    return rules.label();
  }

  /** The name it was given; null if none. */
  @Nullable String givenName() {
    Particulars mine = particulars;
    return mine == null ? null : mine.name();
  }

  @Override
  @Nullable Particulars particularsIfAny() {
    return particulars;
  }

  @Override
  Particulars particulars() {
    Particulars mine = particulars;
    if (mine != null) {
      return mine;
    }
    synchronized (this) {
      mine = particulars;
      if (mine == null) {
        mine = new Particulars();
        particulars = mine;
      }
      return mine;
    }
  }

  /** The most bytes that were in it before it was last cleared. */
  long earlierPeak() {
    Particulars mine = particulars;
    return mine == null ? 0 : mine.peak();
  }

  /** Notes how many bytes were in it when it was cleared; allocates nothing. */
  void notePeak(long bytes) {
    Particulars mine = particulars;
    if (mine != null) {
      mine.notePeak(bytes);
    }
  }

  /** How long a closing of this pool waits for others; null if nobody said. */
  @Nullable Duration closeTimeoutInForce() {
    for (ResourcePool<?> pool = this; pool != null; pool = pool.parent()) {
      Particulars theirs = pool.particulars;
      Duration set = theirs == null ? null : theirs.closeTimeout();
      if (set != null) {
        return set;
      }
    }
    return null;
  }

  /** Whether it has, or had, what {@link #whenClosing} registers. */
  boolean hadNotices() {
    return noticesIfAny() != null;
  }

  private @Nullable CleanupList noticesIfAny() {
    Particulars mine = particulars;
    return mine == null ? null : mine.notices();
  }

  /** Whether this pool or one around it is being closed or cleared by another thread. */
  boolean isGoingElsewhere() {
    return isAnyUpFrom(this, pool -> pool.isTakenDownElsewhere());
  }

  private static boolean isAnyUpFrom(
      @Nullable ResourcePool<?> lowest, Predicate<ResourcePool<?>> condition) {
    for (ResourcePool<?> pool = lowest; pool != null; pool = pool.parent()) {
      if (condition.test(pool)) {
        return true;
      }
    }
    return false;
  }

  void bind(Object newStruct) {
    if (!rules.kind().isInstance(newStruct)) {
      throw new IllegalArgumentException(
          "%s is no pool for a %s".formatted(path(), newStruct.getClass().getName()));
    }
    synchronized (this) {
      checkAdmitted();
      if (struct != null) {
        throw new IllegalStateException(path() + " has a struct already");
      }
      struct = newStruct;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a struct is itself and no other
  boolean isPoolOf(Object candidate) {
    return struct == candidate;
  }

  /** The struct that owns this pool; null before it is bound and once the pool is gone. */
  @Nullable Object struct() {
    return struct;
  }

  /** Whether this is, or was, the pool of a struct such as {@code candidate}. */
  boolean isMadeFor(Object candidate) {
    return rules.struct() && rules.kind().isInstance(candidate);
  }

  boolean isPermanent() {
    return rules.permanent();
  }

  /** Whether nothing waits to be run or destroyed here. */
  boolean isEmpty() {
    if (isMine()) {
      return isEmptyGuarded();
    }
    synchronized (this) {
      return isEmptyGuarded();
    }
  }

  /** Whether this thread alone may close it, and nobody's code would run then. */
  boolean isIdle() {
    return isMine()
        && admits()
        && isEmptyGuarded()
        && (memory == null || memory.isIdle())
        && !hadNotices()
        && !ClosedWhere.tracing;
  }

  private boolean isEmptyGuarded() {
    return sizeOf(beforeClose) == 0 && sizeOf(onClose) == 0 && newestChild() == null;
  }

  /** The struct of this pool if it lives and is of that kind; else null. */
  <T> @Nullable T structOf(Class<T> wanted) {
    Object bound = struct;
    return bound != null && rules.kind() == wanted && !isGone() ? wanted.cast(bound) : null;
  }

  /** All that was in it is gone: so is the pool then, unless it was only to be cleared. */
  void finish() {
    conclude();
    if (isGone()) {
      if (struct != null) { // a volatile write costs more than a look
        struct = null;
      }
      if (memory != null) {
        memory.dispose();
      }
      leave();
    }
  }

  PoolTree.Row row(ResourcePool<?> top) {
    Particulars mine = particulars;
    return new PoolTree.Row(
        depth() - top.depth(),
        rules.label(),
        Objects.requireNonNullElse(givenName(), ""),
        ThreadLabel.ofOwner(this),
        mine == null ? Optional.empty() : mine.age(),
        stats());
  }
}
