package net.site;

import net.httpd.Handler;
import net.httpd.Request;

final class Ending extends Handler {
  @Override
  public void handle(Request request) {
    try {
      done(request.pool());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    // warning: LG301
    Cache.remember(request);
  }
}
