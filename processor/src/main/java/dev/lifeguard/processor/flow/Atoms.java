package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The atoms of one body, each with a number; equal ones have the same. */
final class Atoms {

  /** The number of the heap. */
  static final int HEAP = 0;

  /** Parts of parts of parts: beyond that, a part is taken for what it is part of. */
  private static final int DEPTH = 3;

  /**
   * What it takes to analyse a body of thousands of lines; plain code can multiply beyond all
   * bounds.
   */
  static final int STEPS = 60_000;

  /** More atoms than this are past being told apart. */
  private static final int MANY = 1_500;

  /** What came through more calls than this is told apart by where it was made. */
  private static final int CALLS = 3;

  /**
   * Tells atoms apart: by where they are made, or by what they are part of. What a record brings is
   * method handles, which are slow before they are compiled, and here is where all goes through.
   */
  private record Key(char sort, int one, int two, String field, Age age) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && one == key.one
          && two == key.two
          && sort == key.sort
          && age == key.age
          && field.equals(key.field);
    }

    @Override
    public int hashCode() {
      return (((one * 31 + two) * 31 + sort) * 31 + age.hashCode()) * 31 + field.hashCode();
    }
  }

  /**
   * Where something was made that came from a callee.
   *
   * @param depth through how many calls it came
   */
  record Origin(Site site, int index, Age age, int depth) {

    /** Tells apart what is made there. */
    Object which() {
      return List.of(index, age);
    }

    Origin aged(Age later) {
      return new Origin(site, index, later, depth);
    }
  }

  /** Tells places in objects apart. */
  private record PlaceKey(int atom, String key) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PlaceKey place && atom == place.atom && key.equals(place.key);
    }

    @Override
    public int hashCode() {
      return atom * 31 + key.hashCode();
    }
  }

  private final List<Atom> atoms = new ArrayList<>();
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final IdentityHashMap<Site, Integer> sites = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Map<Object, Integer>> theirs = new IdentityHashMap<>();
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final BitSet circular = new BitSet();
  private int callees;
  private final Map<Integer, Value> parents = new HashMap<>();
  private final Map<Integer, List<Integer>> chains = new HashMap<>();
  private final Map<PlaceKey, Integer> places = new HashMap<>();
  private final List<PlaceKey> placeKeys = new ArrayList<>();
  private final Map<Integer, List<Integer>> placesOf = new HashMap<>();
  private final BitSet captures = new BitSet();
  private boolean anyTracked;
  private int inclusions;
  private int steps;
  private int limit = STEPS;

  Atoms() {
    atoms.add(new Atom.Heap());
  }

  Atom get(int atom) {
    return atoms.get(atom);
  }

  int count() {
    return atoms.size();
  }

  TypeFact type(int atom) {
    return atoms.get(atom).type();
  }

  int root(int index, Parameter parameter, boolean fresh) {
    return number(new Atom.Root(index, parameter, fresh));
  }

  /** What {@code field} of {@code base} refers to; {@code base} itself beyond a certain depth. */
  int part(int base, FieldRef field) {
    return part(base, field, Age.CURRENT);
  }

  private int part(int base, FieldRef field, Age age) {
    return depth(base) >= DEPTH ? base : number(new Atom.Part(base, field, age));
  }

  int result(Site site, int index, TypeFact type) {
    return result(site, index, type, Age.CURRENT);
  }

  private int result(Site site, int index, TypeFact type, Age age) {
    return number(new Atom.Result(site, index, type, age));
  }

  /** Whether it is an arena of the JDK that was made here. */
  boolean isArena(int atom) {
    return get(atom) instanceof Atom.Made made && made.made().isArena();
  }

  int made(Site site, int index, PoolMade made, Value in) {
    return made(site, index, made, in, Age.CURRENT);
  }

  private int made(Site site, int index, PoolMade made, Value in, Age age) {
    int atom = number(new Atom.Made(site, index, made, age));
    addParents(atom, in);
    return atom;
  }

  int object(
      Site site, int index, TypeFact type, String owner, @Nullable Body closure, boolean opaque) {
    return object(site, index, type, owner, Optional.ofNullable(closure), opaque, Age.CURRENT);
  }

  private int object(
      Site site,
      int index,
      TypeFact type,
      String owner,
      Optional<Body> closure,
      boolean opaque,
      Age age) {
    return number(new Atom.Obj(site, index, type, owner, closure, opaque, age));
  }

  /** The same atom at another age. */
  int aged(int atom, Age age) {
    int aged =
        switch (atoms.get(atom)) {
          case Atom.Heap _ -> atom;
          case Atom.Root root ->
              number(
                  new Key('r', root.index(), 0, "", age),
                  new Atom.Root(root.index(), root.parameter(), root.fresh()));
          case Atom.Part part -> part(part.base(), part.field(), age);
          case Atom.Result result -> result(result.site(), result.index(), result.type(), age);
          case Atom.Made made -> made(made.site(), made.index(), made.made(), Value.NOTHING, age);
          case Atom.Obj obj ->
              object(
                  obj.site(),
                  obj.index(),
                  obj.type(),
                  obj.owner(),
                  obj.closure(),
                  obj.opaque(),
                  age);
        };
    addParents(aged, parents(atom));
    Origin origin = origins.get(atom);
    if (origin != null) {
      origins.put(aged, origin.aged(age));
    }
    return aged;
  }

  /** Whether it is a part of the other, or of a part of that. */
  boolean isPartOf(int atom, int whole) {
    return atoms.get(atom) instanceof Atom.Part part
        && (part.base() == whole || isPartOf(part.base(), whole));
  }

  /** The same part of something else. */
  int rebased(int atom, int base) {
    if (!(atoms.get(atom) instanceof Atom.Part part)) {
      return atom;
    }
    int rebased = part(base, part.field(), part.age());
    for (int ref : parents(atom).refs()) {
      boolean ofBase = Value.atom(ref) == part.base();
      addParents(rebased, Value.NOTHING.plus(ofBase ? Value.ref(base, Value.way(ref)) : ref));
    }
    return rebased;
  }

  /** Whether it is a pool made here that was not taken away, replaced or cleared since. */
  boolean isStillThere(int atom) {
    return atoms.get(atom) instanceof Atom.Made made
        && (made.age() == Age.CURRENT || made.age() == Age.EARLIER);
  }

  /** Whether its kind says that it lives until the process ends. */
  boolean isPermanent(int atom) {
    Kind kind = home(atom);
    return kind != null && kind.permanent();
  }

  /** A pool as it was before it was taken out of something, or replaced; otherwise itself. */
  int unmoved(int atom) {
    boolean moved =
        atoms.get(atom) instanceof Atom.Made made
            && switch (made.age()) {
              case TAKEN, REPLACED, ELEMENT -> true;
              case CURRENT, EARLIER, CLEARED -> false;
            };
    return moved ? aged(atom, Age.CURRENT) : atom;
  }

  /** The pools that it is known to be directly inside of. */
  Value parents(int atom) {
    return parents.getOrDefault(atom, Value.NOTHING);
  }

  /** Says that the atom is inside those pools. */
  void addParents(int atom, Value in) {
    if (!in.isNothing() && !in.equals(parents(atom))) {
      parents.merge(atom, in, Value::union);
      chains.clear();
      inclusions++;
    }
  }

  /** How often it was said that something is inside of something else; grows. */
  int inclusions() {
    return inclusions;
  }

  /** The atom, and all that it is inside of. */
  List<Integer> chain(int atom) {
    return parents(atom).isNothing()
        ? List.of(atom)
        : chains.computeIfAbsent(atom, this::findChain);
  }

  private List<Integer> findChain(int atom) {
    List<Integer> chain = new ArrayList<>();
    chain.add(atom);
    for (int i = 0; i < chain.size(); i++) {
      for (int ref : parents(chain.get(i)).refs()) {
        if (!chain.contains(Value.atom(ref))) {
          chain.add(Value.atom(ref));
        }
      }
    }
    return List.copyOf(chain);
  }

  /** The number of a place in an object. */
  int place(int atom, String key) {
    PlaceKey wanted = new PlaceKey(atom, key);
    Integer known = places.get(wanted);
    if (known == null) {
      known = placeKeys.size();
      placeKeys.add(wanted);
      places.put(wanted, known);
      placesOf.computeIfAbsent(atom, _ -> new ArrayList<>()).add(known);
    }
    return known;
  }

  /** The number of a place, if anything was ever there; otherwise -1. */
  int knownPlace(int atom, String key) {
    return places.getOrDefault(new PlaceKey(atom, key), -1);
  }

  /** The number of the place that {@code field} is in that object. */
  int place(int atom, FieldRef field) {
    int place = place(atom, field.key());
    if (field.role() == FieldRef.Role.CAPTURE) {
      captures.set(place);
    }
    return place;
  }

  void markCapture(int place) {
    captures.set(place);
  }

  /** Whether what is in the place was captured. */
  boolean isCapture(int place) {
    return captures.get(place);
  }

  String placeKey(int place) {
    return placeKeys.get(place).key();
  }

  int placeAtom(int place) {
    return placeKeys.get(place).atom();
  }

  List<Integer> placesOf(int atom) {
    return placesOf.getOrDefault(atom, List.of());
  }

  /** The kind of pool that the atom is, or lives in, if that is known. */
  @Nullable Kind home(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Made made -> made.made().kind().orElse(null);
      case Atom.Heap _, Atom.Obj _ -> null;
      case Atom other -> other.type().home().orElse(null);
    };
  }

  /** Whether what is stored in it must live as long as anyone likes. */
  boolean isHeap(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Heap _ -> true;
      case Atom.Root root -> !root.fresh() && isPlain(root.type());
      case Atom.Part part ->
          isPlain(part.type()) || (part.type().home().isEmpty() && isHeap(part.base()));
      case Atom.Result result -> isPlain(result.type());
      case Atom.Made _, Atom.Obj _ -> false;
    };
  }

  /** Whether it is reached from a static field. */
  boolean isStatic(int atom) {
    return atom == HEAP || (atoms.get(atom) instanceof Atom.Part part && isStatic(part.base()));
  }

  private static boolean isPlain(TypeFact type) {
    return type.carry() == Carry.PLAIN && !type.local();
  }

  /** Whether the atom was there before the body began, so that it is none of what it made. */
  boolean isOlder(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Heap _ -> true;
      case Atom.Root root -> !root.fresh();
      case Atom.Part part ->
          part.field().role() != FieldRef.Role.CHILD_SLOT
              && part.field().role() != FieldRef.Role.CHILD_VIEW
              && isOlder(part.base());
      case Atom.Result _, Atom.Made _, Atom.Obj _ -> false;
    };
  }

  private int depth(int atom) {
    return atoms.get(atom) instanceof Atom.Part part ? 1 + depth(part.base()) : 0;
  }

  /**
   * Whether there is anything whose lifetime this body knows; if not, nothing can be wrong here,
   * and it is enough to know what callers have to know.
   */
  boolean anyTracked() {
    return anyTracked;
  }

  private static boolean isTracked(Atom atom) {
    return atom instanceof Atom.Made || atom.type().tellsLifetime();
  }

  /**
   * Tells apart what the bodies that may run at one site make: {@code atom} is the number that the
   * body itself has for it. What came to that from many calls further down, or in a circle of
   * calls, is told apart by where it was made alone, or there would be more and more of it. Never
   * 0, which is what this body makes there.
   */
  int index(Body callee, Atoms callees, int atom, boolean circle) {
    Origin origin = callees.origin(atom);
    return circle || origin.depth() >= CALLS
        ? index(origin.site(), origin.which())
        : index(callee, atom);
  }

  private int index(Object maker, Object which) {
    return theirs
        .computeIfAbsent(maker, _ -> new HashMap<>())
        .computeIfAbsent(which, _ -> ++callees);
  }

  /** Where what the body has a number for was made, by itself or by a callee. */
  private Origin origin(int atom) {
    Origin known = origins.get(atom);
    if (known != null) {
      return known;
    }
    return switch (atoms.get(atom)) {
      case Atom.Made made -> new Origin(made.site(), made.index(), made.age(), 0);
      case Atom.Obj made -> new Origin(made.site(), made.index(), made.age(), 0);
      case Atom.Result made -> new Origin(made.site(), made.index(), made.age(), 0);
      case Atom.Heap _, Atom.Root _, Atom.Part _ ->
          throw new IllegalArgumentException("not made at a site: " + atoms.get(atom));
    };
  }

  /** Notes that {@code ours} stands for what a callee has the number {@code atom} for. */
  void from(int ours, Atoms callees, int atom) {
    Origin origin = callees.origin(atom);
    origins.put(ours, new Origin(origin.site(), origin.index(), origin.age(), origin.depth() + 1));
  }

  /** Whether it may stand for several things, made so far down that they are not told apart. */
  boolean mayBeSeveral(int atom) {
    Origin origin = origins.get(atom);
    return origin != null && origin.depth() > CALLS;
  }

  /** Notes that it stands for what many calls of one another make, each its own. */
  void oneOfMany(int atom) {
    circular.set(atom);
  }

  boolean isOneOfMany(int atom) {
    return circular.get(atom);
  }

  /** Whether calls of one another made both, at one place: they cannot be told apart. */
  boolean areAlike(int one, int other) {
    return (isOneOfMany(one) || isOneOfMany(other))
        && get(one) instanceof Atom.Made
        && get(other) instanceof Atom.Made
        && origin(one).site().equals(origin(other).site());
  }

  /** Where it came from, if it came from a callee. */
  @Nullable Origin knownOrigin(int atom) {
    return origins.get(atom);
  }

  /** Notes where it came from, as an earlier compilation has found. */
  void from(int atom, Origin origin) {
    origins.put(atom, origin);
  }

  /** One more thing was done for this body: an operation, an effect, a reference followed. */
  void step() {
    steps++;
  }

  int steps() {
    return steps;
  }

  /** Has {@link #isExhausted} look at no more steps than that. */
  void limit(int atMost) {
    limit = atMost;
  }

  /** Whether so much was done that the body is better taken to borrow what it gets. */
  boolean isExhausted() {
    return steps > limit || atoms.size() > MANY;
  }

  /** The number of a site. */
  int site(Site site) {
    return sites.computeIfAbsent(site, _ -> sites.size());
  }

  /** The number of an atom; of one that there is the same as before. */
  int number(Atom atom) {
    return atom instanceof Atom.Heap ? HEAP : number(key(atom), atom);
  }

  private Key key(Atom atom) {
    return switch (atom) {
      case Atom.Heap _ -> throw new IllegalArgumentException("there is one heap");
      case Atom.Root it -> new Key('r', it.index(), 0, "", Age.CURRENT);
      case Atom.Part it -> new Key('p', it.base(), 0, it.field().key(), it.age());
      case Atom.Result it -> new Key('c', site(it.site()), it.index(), "", it.age());
      case Atom.Made it -> new Key('m', site(it.site()), it.index(), "", it.age());
      case Atom.Obj it -> new Key('o', site(it.site()), it.index(), "", it.age());
    };
  }

  private int number(Key key, Atom atom) {
    Integer known = numbers.get(key);
    if (known == null) {
      known = atoms.size();
      atoms.add(atom);
      numbers.put(key, known);
      if (!anyTracked && isTracked(atom)) {
        anyTracked = true;
        inclusions++; // from here on, what is inside of what is asked for
      }
    }
    return known;
  }
}
