package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.net.Attention;
import dev.lifeguard.examples.ftpd.net.Dialogue;
import dev.lifeguard.examples.ftpd.net.Line;
import dev.lifeguard.examples.ftpd.pools.Command;
import dev.lifeguard.examples.ftpd.pools.CommandRec;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.CommandLine;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/**
 * What the client says while a transfer waits. NOOP and STAT are answered at once, and ABOR ends
 * the transfer; anything else, and what comes behind it, is for after the transfer.
 */
record SideTalk(Exchange exchange, Attention attention) {

  /** One wait for the data connection. */
  interface Wait {
    Attention.Event until(long deadline) throws IOException;
  }

  /** When the time is up that begins now. */
  static long deadline(Duration patience) {
    return System.nanoTime() + patience.toNanos();
  }

  /**
   * Waits for the data connection, however much the client says meanwhile.
   *
   * @throws Refusal (426) if the client says ABOR, and {@code late} if the time is up
   */
  void during(Wait wait, long deadline, Reply late) throws Refusal, IOException {
    while (true) {
      switch (wait.until(deadline)) {
        case READY -> {
          return;
        }
        case SPOKEN -> listen();
        case LATE -> throw new Refusal(late);
      }
    }
  }

  /**
   * Does nothing until then, however much the client says meanwhile.
   *
   * @throws Refusal (426) if the client says ABOR
   */
  void pause(Wait rest, long until) throws Refusal, IOException {
    while (rest.until(until) != Attention.Event.LATE) {
      listen();
    }
  }

  /** Hears what the client has said already. */
  void listen() throws Refusal, IOException {
    boolean more = true;
    while (more) {
      more =
          switch (exchange.dialogue().peek()) {
            case null -> false;
            case Line.Text(MemorySegment line) -> answered(line);
            case Line.TooLong _, Line.End _ -> later();
          };
    }
  }

  private boolean answered(MemorySegment line) throws Refusal, IOException {
    return switch (verb(line).orElse(Verb.QUIT)) {
      case ABOR -> throw new Refusal(426, "The transfer is aborted");
      case NOOP -> answer(PlainVerbs::noop);
      case STAT -> answer(StatusVerb::status);
      default -> later();
    };
  }

  private static Optional<Verb> verb(MemorySegment line) {
    try {
      return Verb.named(CommandLine.parse(line).verb());
    } catch (Refusal noCommand) {
      return Optional.empty();
    }
  }

  private boolean later() throws IOException {
    attention.stopListening(exchange.dialogue());
    return false;
  }

  /** Answers what does not touch the transfer: no other handler comes here. */
  private interface Aside {
    Reply reply(Exchange exchange) throws Refusal, IOException;
  }

  private boolean answer(Aside aside) throws IOException {
    Session session = exchange.session();
    Dialogue dialogue = exchange.dialogue();
    attention.rest(dialogue);
    if (dialogue.next() instanceof Line.Text(MemorySegment line)) {
      try (CommandRec command = CommandRec.in(session.pool(), own -> own.copy(line))) {
        Reply reply = reply(aside, dialogue, command);
        exchange.master().counters().answer(reply.code());
        dialogue.send(command.tmp(), reply);
      }
    }
    return true;
  }

  private Reply reply(Aside aside, Dialogue dialogue, Command command) throws IOException {
    try {
      CommandLine line = CommandLine.parse(command.text());
      return aside.reply(
          new Exchange(exchange.session(), dialogue, command, line.verb(), line.argument()));
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }
}
