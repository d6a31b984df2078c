package dev.lifeguard.runtime;

import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;

/**
 * The living structs of one kind that were made directly in one pool, in creation order: a view that
 * cannot be changed and always shows the present.
 *
 * <p>An iteration or stream shows those that lived when it began; they may die while it goes on.
 */
final class StructChildren<T> extends AbstractList<T> {

  private final ResourcePool<?> pool;
  private final Class<T> kind;

  StructChildren(ResourcePool<?> pool, Class<T> kind) {
    this.pool = pool;
    this.kind = kind;
  }

  private List<T> now() {
    return Collections.unmodifiableList(pool.family.structs(kind));
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
    return now().iterator();
  }

  @Override
  public ListIterator<T> listIterator(int index) {
    return now().listIterator(index);
  }

  @Override
  public Spliterator<T> spliterator() {
    return now().spliterator();
  }

  @Override
  public Object[] toArray() {
    return now().toArray();
  }

  @Override
  public <E> E[] toArray(E[] array) {
    return now().toArray(array);
  }
}
