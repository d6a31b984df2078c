package net.httpd;

public abstract class Handler {
  public abstract void handle(Request request);

  protected static void done(AutoCloseable all) throws Exception {
    all.close();
  }
}
