package site;

import httpd.Handler;
import httpd.Request;
import httpd.log.Latest;

final class Keeping extends Handler {
  @Override
  public void handle(Request request) {
    // warning: LG204
    Latest.add(request.pool().allocateFrom(request.path()));
  }
}
