package dev.lifeguard.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Child processes, real ones, end with their pool as their policies say. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to ignore")
@Timeout(120) // against hanging for good
class ProcessesTest {

  private static final int SIGKILL = 128 + 9;
  private static final int SIGTERM = 128 + 15;

  private static final Duration LONG = Duration.ofDays(1);

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endEverything() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  /** One that does nothing for long. */
  private Process sleeper() throws IOException {
    return start("sleep", "1000");
  }

  /** One that ignores that it is asked to end. */
  private Process stubborn() throws IOException {
    Process process = start("sh", "-c", "trap '' TERM; echo ready; exec sleep 1000");
    assertEquals("ready", process.inputReader().readLine());
    return process;
  }

  @Test
  void itIsReturned() throws IOException {
    Process process = sleeper();
    assertSame(process, daemon.own(process, KillPolicy.ALWAYS));
    daemon.close();
  }

  @Test
  void neverLeavesItRunning() throws IOException {
    Process process = daemon.own(start("cat"), KillPolicy.NEVER);
    daemon.close();
    assertTrue(process.isAlive());
    process.outputWriter().append("still there\n").flush();
    assertEquals("still there", process.inputReader().readLine());
  }

  @Test
  void alwaysKillsItAtOnce() throws IOException {
    daemon.closeTimeout(LONG);
    Process process = daemon.own(stubborn(), KillPolicy.ALWAYS);
    daemon.close();
    assertEquals(SIGKILL, process.exitValue());
  }

  @Test
  void afterTimeoutAsksFirst() throws IOException {
    daemon.closeTimeout(LONG);
    Process process = daemon.own(sleeper(), KillPolicy.AFTER_TIMEOUT);
    daemon.close();
    assertEquals(SIGTERM, process.exitValue());
  }

  @Test
  void afterTimeoutKillsWhatIgnoresIt() throws IOException {
    daemon.closeTimeout(Duration.ofMillis(30));
    Process process = daemon.own(stubborn(), KillPolicy.AFTER_TIMEOUT);
    daemon.close();
    assertEquals(SIGKILL, process.exitValue());
  }

  @Test
  void itCanEndInOrderAfterItWasAsked() throws IOException {
    daemon.closeTimeout(LONG);
    Process process =
        daemon.own(
            start(
                "sh", "-c", "trap 'echo tidy; exit 7' TERM; echo ready; while read x; do :; done"),
            KillPolicy.AFTER_TIMEOUT);
    assertEquals("ready", process.inputReader().readLine());
    daemon.close();
    assertEquals("tidy", process.inputReader().readLine());
    assertEquals(7, process.exitValue());
  }

  @Test
  void justWaitLetsItFinishWhatItWasGiven() throws IOException {
    daemon.closeTimeout(Duration.ZERO);
    Process process =
        daemon.own(
            start("sh", "-c", "trap 'echo asked' TERM; cat; echo done; exit 7"),
            KillPolicy.JUST_WAIT);
    process
        .getOutputStream()
        .write("input\n".getBytes(UTF_8)); // it is flushed when the pool ends the input
    daemon.close();
    assertEquals(7, process.exitValue());
    assertEquals(List.of("input", "done"), process.inputReader().lines().toList());
  }

  @Test
  void onlyOnceAsksAndWaits() throws IOException {
    daemon.closeTimeout(Duration.ZERO);
    Process process =
        daemon.own(
            start("sh", "-c", "trap 'echo asked' TERM; echo ready; cat; echo done; exit 7"),
            KillPolicy.ONLY_ONCE);
    assertEquals("ready", process.inputReader().readLine());
    daemon.close();
    assertEquals(7, process.exitValue());
    assertEquals(List.of("asked", "done"), process.inputReader().lines().toList());
  }

  @Test
  void oneThatHasEndedIsFine() throws Exception {
    for (KillPolicy policy : KillPolicy.values()) {
      Process process = daemon.own(start("true"), policy);
      process.waitFor();
    }
    daemon.close();
  }

  /** The input buffer is full, and so is the pipe: to close the input would be to wait for ever. */
  @Test
  void oneThatDoesNotReadItsInputIsKilledAllTheSame() throws Exception {
    daemon.closeTimeout(Duration.ofMillis(30));
    Process process = daemon.own(stubborn(), KillPolicy.AFTER_TIMEOUT);
    FutureTask<Boolean> writing =
        Threads.start(
            () -> {
              byte[] much = new byte[1 << 20];
              assertThrows(IOException.class, () -> process.getOutputStream().write(much));
            });
    daemon.close();
    assertEquals(SIGKILL, process.exitValue());
    Threads.resultOf(writing);
  }

  @Test
  @SuppressWarnings("restricted") // to see when memory goes
  void theyEndAfterTheSubPoolsAndTheResourcesOfThePool() throws IOException {
    Process process = sleeper();
    daemon.onClose(() -> journal.write("older " + process.isAlive()));
    daemon.own(process, KillPolicy.ALWAYS);
    daemon.onClose(() -> journal.write("newer " + process.isAlive()));
    daemon.subPool().onClose(() -> journal.write("sub " + process.isAlive()));
    daemon.allocate(8).reinterpret(daemon, _ -> journal.write("memory " + process.isAlive()));
    daemon.close();
    assertEquals("sub true newer true older true memory false", journal.read());
  }

  @Test
  void aThreadThatIsInterruptedGivesNoGraceAndStaysSo() throws IOException {
    daemon.closeTimeout(LONG);
    Process process = daemon.own(stubborn(), KillPolicy.AFTER_TIMEOUT);
    Thread.currentThread().interrupt();
    daemon.close();
    assertTrue(Thread.interrupted());
    assertEquals(SIGKILL, process.exitValue());
  }

  @Test
  void anInterruptWhileWaitingEndsTheGracePeriod() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class).closeTimeout(LONG);
    Process process = hub.own(stubborn(), KillPolicy.AFTER_TIMEOUT);
    FutureTask<Boolean> closing = closeAndInterrupt(hub);
    assertTrue(Threads.resultOf(closing), "the flag is set");
    assertEquals(SIGKILL, process.exitValue());
  }

  @Test
  @SuppressWarnings("restricted") // to see when memory goes
  void anInterruptEndsTheWaitThatHasNoEndAndTheRestGoesOn() throws Exception {
    for (KillPolicy policy : List.of(KillPolicy.JUST_WAIT, KillPolicy.ONLY_ONCE)) {
      ResourcePool<Hub> hub = ResourcePool.root(Hub.class).closeTimeout(Duration.ZERO);
      hub.allocate(1).reinterpret(hub, _ -> journal.write("memory"));
      Process process = hub.own(stubborn(), policy);
      Process other = hub.own(sleeper(), KillPolicy.ALWAYS);
      FutureTask<Boolean> closing = closeAndInterrupt(hub);
      var failure = assertThrows(CleanupException.class, () -> Threads.resultOf(closing));
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains(" in Hub could not be closed: "), message);
      assertTrue(message.contains("process " + process.pid()), message);
      assertTrue(message.contains("the policy is " + policy), message);
      assertTrue(message.contains("thread \"closing\", which waited for it, was inter"), message);
      assertTrue(process.isAlive());
      assertEquals(SIGKILL, other.exitValue());
      assertFalse(hub.isOpen() || hub.isClosing());
    }
    assertEquals("memory memory", journal.read());
  }

  /** Closes a pool on another thread; once that waits for a process, interrupts it. */
  private static FutureTask<Boolean> closeAndInterrupt(ResourcePool<?> pool) throws Exception {
    var closing =
        new FutureTask<>(
            () -> {
              pool.close();
              return Thread.interrupted();
            });
    Thread thread = Thread.ofPlatform().name("closing").start(closing);
    while (!isWaitingFor(thread)) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    return closing;
  }

  private static boolean isWaitingFor(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(Process.class.getName())
          || frame.getClassName().equals("java.lang.ProcessImpl")) {
        return frame.getMethodName().equals("waitFor");
      }
    }
    return false;
  }

  @Test
  void aClosedPoolEndsWhatItRefuses() throws IOException {
    daemon.close();
    Process process = sleeper();
    assertThrows(PoolClosedException.class, () -> daemon.own(process, KillPolicy.ALWAYS));
    assertEquals(SIGKILL, process.exitValue());
    Process left = sleeper();
    assertThrows(PoolClosedException.class, () -> daemon.own(left, KillPolicy.NEVER));
    assertTrue(left.isAlive());
  }

  @Test
  void clearEndsThemToo() throws IOException {
    Process process = daemon.own(sleeper(), KillPolicy.ALWAYS);
    daemon.clear();
    assertEquals(SIGKILL, process.exitValue());
    Process next = daemon.own(sleeper(), KillPolicy.ALWAYS);
    daemon.close();
    assertEquals(SIGKILL, next.exitValue());
  }

  @Test
  void aCleanUpMayStartOne() throws IOException {
    daemon.onClose(() -> daemon.own(sleeper(), KillPolicy.ALWAYS));
    daemon.close();
    assertEquals(SIGKILL, started.getFirst().exitValue());
  }

  @Test
  void itsCleanUpEndsItNow() throws IOException {
    Process process = daemon.own(sleeper(), KillPolicy.AFTER_TIMEOUT);
    Process other = daemon.own(sleeper(), KillPolicy.ALWAYS);
    daemon.cleanupOf(process).orElseThrow().runNow();
    assertEquals(SIGTERM, process.exitValue());
    assertTrue(other.isAlive());
    daemon.close();
  }

  @Test
  void itsCleanUpLetsItGo() throws IOException {
    Process process = daemon.own(sleeper(), KillPolicy.ALWAYS);
    assertTrue(daemon.cleanupOf(process).orElseThrow().cancel());
    daemon.close();
    assertTrue(process.isAlive());
  }

  @Test
  void itMovesWithItsPolicyAndItsPlace() throws IOException {
    Process process = sleeper();
    ResourcePool<?> attempt = daemon.subPool();
    attempt.own(process, KillPolicy.ALWAYS);
    daemon.onClose(() -> journal.write("before it " + process.isAlive()));
    attempt.handOver(process, daemon);
    attempt.close();
    assertTrue(process.isAlive());
    daemon.close();
    assertEquals("before it true", journal.read());
    assertEquals(SIGKILL, process.exitValue());
  }

  @Test
  void whatFailsIsToldWithThePoolAndTheProcess() {
    ResourcePool<?> job = daemon.subPool(Kinds.Job.class);
    job.own(
        new FakeProcess(
            () -> {
              throw new ArithmeticException("oops");
            }),
        KillPolicy.ALWAYS);
    var failure = assertThrows(CleanupException.class, daemon::close);
    assertInstanceOf(ArithmeticException.class, failure.getCause());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(" in Daemon > Job could not be closed: "), message);
    assertTrue(message.contains("FakeProcess"), message);
  }
}
