package net.httpd;

public class Holder<T> {
  private T held;

  public Holder(T first) {
    this.held = first;
  }

  public T get() {
    return held;
  }

  public Holder<T> hold(T next) {
    this.held = next;
    return this;
  }
}
