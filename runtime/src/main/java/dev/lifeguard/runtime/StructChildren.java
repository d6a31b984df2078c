package dev.lifeguard.runtime;

import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * The living structs of one kind that were made directly in one pool, in creation order: a view
 * that cannot be changed and always shows the present.
 *
 * <p>An iteration or stream goes over those that lived when it began, and leaves out those that
 * have died by the time it comes to them.
 */
final class StructChildren<T> extends AbstractList<T> {

  private final ResourcePool<?> pool;
  private final Class<T> kind;

  StructChildren(ResourcePool<?> pool, Class<T> kind) {
    this.pool = pool;
    this.kind = kind;
  }

  private List<T> now() {
    return Collections.unmodifiableList(pool.structs(kind));
  }

  @Override
  public T get(int index) {
    return now().get(index);
  }

  @Override
  public int size() {
    return now().size();
  }

  @Override
  public Iterator<T> iterator() {
    return new StillAlive();
  }

  @Override
  public ListIterator<T> listIterator(int index) {
    return now().listIterator(index);
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
  }

  @Override
  public Object[] toArray() {
    return now().toArray();
  }

  @Override
  public <E> E[] toArray(E[] array) {
    return now().toArray(array);
  }

  private final class StillAlive implements Iterator<T> {

    private final Iterator<ResourcePool<?>> pools = pool.childrenNow().iterator();
    private @Nullable T next;

    @Override
    public boolean hasNext() {
      while (next == null && pools.hasNext()) {
        next = pools.next().structOf(kind);
      }
      return next != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T result = Objects.requireNonNull(next);
      next = null;
      return result;
    }
  }
}
