package net.site;

import net.httpd.Holder;
import net.httpd.Request;
import net.httpd.Texts;
import java.util.function.Supplier;

final class Cache {
  private static final Holder<Object> LAST = new Holder<>("nothing");
  private static Supplier<String> path = () -> "";

  private Cache() {}

  static void remember(Request request) {
    // warning: LG203
    LAST.hold("path").hold(Texts.text(request.pool(), request.path()));
    // warning: LG205
    path = Texts.later(request.pool().allocateFrom(request.path()));
    new Holder<>(path).hold(Texts.later(request.pool().allocateFrom("x"))).get().get();
  }

  static String last() {
    return LAST.get() + path.get();
  }
}
