package dev.lifeguard.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A process that does something when it is killed, and is gone then. */
class FakeProcess extends Process {

  private final ThrowingRunnable kill;
  private volatile boolean alive = true;

  FakeProcess(ThrowingRunnable kill) {
    this.kill = kill;
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public Process destroyForcibly() {
    alive = false;
    try {
      kill.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  @Override
  public void destroy() {
    // it does not listen
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    return !alive;
  }

  @Override
  public int waitFor() {
    throw new AssertionError("nobody waits without end");
  }

  @Override
  public int exitValue() {
    if (alive) {
      throw new IllegalThreadStateException("it runs");
    }
    return 137;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }
}
