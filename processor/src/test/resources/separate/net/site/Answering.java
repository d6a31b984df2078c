package net.site;

import net.httpd.Handler;
import net.httpd.Request;
import net.httpd.Server;
import net.httpd.Texts;

final class Answering extends Handler {
  @Override
  public void handle(Request request) {
    Server server = request.connection().server();
    // warning: LG204
    server.log().add(Texts.text(request.pool(), request.path()));
    server.log().add(Texts.text(server.pool(), request.path()));
    // warning: LG204
    Texts.with(request.pool(), text -> server.log().add(text));
  }
}
