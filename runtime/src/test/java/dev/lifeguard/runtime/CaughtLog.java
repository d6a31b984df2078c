package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Catches what the pools log, and keeps it off the console, until it is closed. */
final class CaughtLog extends Handler {

  private final Logger logger = Logger.getLogger("dev.lifeguard.runtime");
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  CaughtLog() {
    setFormatter(new SimpleFormatter());
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** What is logged while an action runs. */
  static List<String> during(ThrowingRunnable action) throws Exception {
    var log = new CaughtLog();
    try {
      action.run();
    } finally {
      log.close();
    }
    return log.lines();
  }

  /** What has been logged: level and message. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + getFormatter().formatMessage(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
