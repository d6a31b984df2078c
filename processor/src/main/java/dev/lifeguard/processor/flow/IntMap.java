package dev.lifeguard.processor.flow;

import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A persistent map from non-negative numbers: every change gives a new map that shares what is the
 * same. A binary trie on the bits of the keys (Okasaki and Gill, "Fast Mergeable Integer Maps"), so
 * that merging two maps costs what differs between them.
 *
 * <p>Written with {@code instanceof} rather than pattern switches: all of the analysis goes through
 * here, much of it in the first second of a JVM, before any code is compiled.
 */
@SuppressWarnings("ReferenceEquality") // what is the same is shared, and recognised by that
final class IntMap<V> {

  private static final IntMap<?> EMPTY = new IntMap<>(null);

  private sealed interface Node<V> {}

  private record Leaf<V>(int key, V value) implements Node<V> {}

  /** {@code bit} is the highest bit in which keys of the two sides differ. */
  private record Branch<V>(int prefix, int bit, Node<V> zero, Node<V> one) implements Node<V> {}

  /** Takes one entry. */
  interface Visitor<V> {
    void visit(int key, V value);
  }

  private final @Nullable Node<V> root;

  private IntMap(@Nullable Node<V> root) {
    this.root = root;
  }

  @SuppressWarnings("unchecked") // there is no value in it
  static <V> IntMap<V> empty() {
    return (IntMap<V>) EMPTY;
  }

  boolean isEmpty() {
    return root == null;
  }

  @Nullable V get(int key) {
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      if (!matches(key, branch)) {
        return null;
      }
      node = (key & branch.bit) == 0 ? branch.zero : branch.one;
    }
    return node instanceof Leaf<V> leaf && leaf.key == key ? leaf.value : null;
  }

  boolean has(int key) {
    return get(key) != null;
  }

  IntMap<V> put(int key, V value) {
    if (root == null) {
      return new IntMap<>(new Leaf<>(key, value));
    }
    Node<V> changed = put(root, key, value);
    return changed == root ? this : new IntMap<>(changed);
  }

  IntMap<V> remove(int key) {
    if (root == null) {
      return this;
    }
    Node<V> changed = remove(root, key);
    return changed == root ? this : of(changed);
  }

  /** The entries of both; {@code both} gives the value where both have one. */
  IntMap<V> merge(IntMap<V> other, BinaryOperator<V> both) {
    if (this == other || other.root == null) {
      return this;
    }
    if (root == null) {
      return other;
    }
    Node<V> merged = merge(root, other.root, both);
    return merged == root ? this : merged == other.root ? other : new IntMap<>(merged);
  }

  /** The same keys with other values; entries whose new value is null are dropped. */
  IntMap<V> map(UnaryOperator<@Nullable V> change) {
    if (root == null) {
      return this;
    }
    Node<V> changed = map(root, change);
    return changed == root ? this : of(changed);
  }

  /** The entries whose keys are wanted. */
  IntMap<V> filter(IntPredicate wanted) {
    if (root == null) {
      return this;
    }
    Node<V> left = filter(root, wanted);
    return left == root ? this : of(left);
  }

  void forEach(Visitor<? super V> visitor) {
    if (root != null) {
      forEach(root, visitor);
    }
  }

  private static <V> IntMap<V> of(@Nullable Node<V> node) {
    return node == null ? empty() : new IntMap<>(node);
  }

  private static <V> void forEach(Node<V> node, Visitor<? super V> visitor) {
    if (node instanceof Branch<V> branch) {
      forEach(branch.zero, visitor);
      forEach(branch.one, visitor);
    } else if (node instanceof Leaf<V> leaf) {
      visitor.visit(leaf.key, leaf.value);
    }
  }

  private static <V> Node<V> put(Node<V> node, int key, V value) {
    if (node instanceof Branch<V> branch) {
      if (!matches(key, branch)) {
        return link(key, new Leaf<>(key, value), branch.prefix, branch);
      }
      return (key & branch.bit) == 0
          ? branch(branch, put(branch.zero, key, value), branch.one)
          : branch(branch, branch.zero, put(branch.one, key, value));
    }
    Leaf<V> leaf = (Leaf<V>) node;
    if (leaf.key == key) {
      return leaf.value == value ? leaf : new Leaf<>(key, value);
    }
    return link(key, new Leaf<>(key, value), leaf.key, leaf);
  }

  private static <V> @Nullable Node<V> remove(Node<V> node, int key) {
    if (node instanceof Branch<V> branch) {
      if (!matches(key, branch)) {
        return branch;
      }
      return (key & branch.bit) == 0
          ? join(branch, remove(branch.zero, key), branch.one)
          : join(branch, branch.zero, remove(branch.one, key));
    }
    return ((Leaf<V>) node).key == key ? null : node;
  }

  private static <V> @Nullable Node<V> map(Node<V> node, UnaryOperator<@Nullable V> change) {
    if (node instanceof Branch<V> branch) {
      return join(branch, map(branch.zero, change), map(branch.one, change));
    }
    Leaf<V> leaf = (Leaf<V>) node;
    V value = change.apply(leaf.value);
    return value == null ? null : value == leaf.value ? leaf : new Leaf<>(leaf.key, value);
  }

  private static <V> @Nullable Node<V> filter(Node<V> node, IntPredicate wanted) {
    if (node instanceof Branch<V> branch) {
      return join(branch, filter(branch.zero, wanted), filter(branch.one, wanted));
    }
    return wanted.test(((Leaf<V>) node).key) ? node : null;
  }

  private static <V> Node<V> merge(Node<V> left, Node<V> right, BinaryOperator<V> both) {
    if (left == right) {
      return left;
    }
    if (left instanceof Leaf<V> leaf) {
      return mergeLeaf(right, leaf, both, true);
    }
    if (right instanceof Leaf<V> leaf) {
      return mergeLeaf(left, leaf, both, false);
    }
    var one = (Branch<V>) left;
    var other = (Branch<V>) right;
    if (one.bit == other.bit && one.prefix == other.prefix) {
      Node<V> zeros = merge(one.zero, other.zero, both);
      Node<V> ones = merge(one.one, other.one, both);
      boolean asOne = zeros == one.zero && ones == one.one;
      boolean asOther = zeros == other.zero && ones == other.one;
      return asOther && !asOne ? other : branch(one, zeros, ones);
    }
    if (Integer.compareUnsigned(one.bit, other.bit) > 0 && matches(other.prefix, one)) {
      return (other.prefix & one.bit) == 0
          ? branch(one, merge(one.zero, other, both), one.one)
          : branch(one, one.zero, merge(one.one, other, both));
    }
    if (Integer.compareUnsigned(one.bit, other.bit) < 0 && matches(one.prefix, other)) {
      return (one.prefix & other.bit) == 0
          ? branch(other, merge(one, other.zero, both), other.one)
          : branch(other, other.zero, merge(one, other.one, both));
    }
    return link(one.prefix, one, other.prefix, other);
  }

  /** Merges one entry into a tree; {@code first} says whether the entry is the left side. */
  private static <V> Node<V> mergeLeaf(
      Node<V> node, Leaf<V> entry, BinaryOperator<V> both, boolean first) {
    if (node instanceof Branch<V> branch) {
      if (!matches(entry.key, branch)) {
        return link(entry.key, entry, branch.prefix, branch);
      }
      return (entry.key & branch.bit) == 0
          ? branch(branch, mergeLeaf(branch.zero, entry, both, first), branch.one)
          : branch(branch, branch.zero, mergeLeaf(branch.one, entry, both, first));
    }
    Leaf<V> other = (Leaf<V>) node;
    if (other.key != entry.key) {
      return link(entry.key, entry, other.key, other);
    }
    Leaf<V> left = first ? entry : other;
    Leaf<V> right = first ? other : entry;
    V value = both.apply(left.value, right.value);
    return value == left.value ? left : value == right.value ? right : new Leaf<>(left.key, value);
  }

  private static <V> Node<V> branch(Branch<V> old, Node<V> zero, Node<V> one) {
    return zero == old.zero && one == old.one ? old : new Branch<>(old.prefix, old.bit, zero, one);
  }

  private static <V> @Nullable Node<V> join(
      Branch<V> old, @Nullable Node<V> zero, @Nullable Node<V> one) {
    return zero == null ? one : one == null ? zero : branch(old, zero, one);
  }

  private static <V> Node<V> link(int key, Node<V> node, int otherKey, Node<V> other) {
    int bit = Integer.highestOneBit(key ^ otherKey);
    int prefix = key & -(bit << 1);
    return (key & bit) == 0
        ? new Branch<>(prefix, bit, node, other)
        : new Branch<>(prefix, bit, other, node);
  }

  private static boolean matches(int key, Branch<?> branch) {
    return (key & -(branch.bit << 1)) == branch.prefix;
  }
}
