package net.site;

import net.httpd.Handler;
import net.httpd.Request;
import net.httpd.log.Latest;

final class Keeping extends Handler {
  @Override
  public void handle(Request request) {
    // warning: LG204
    Latest.add(request.pool().allocateFrom(request.path()));
  }
}
