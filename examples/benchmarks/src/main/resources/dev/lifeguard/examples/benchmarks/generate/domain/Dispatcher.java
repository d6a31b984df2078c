package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** Answers commands, each in a pool of its own. */
public final class Dispatcher {

  private static final Path ROOT = Path.of("/srv/domain");

  private Dispatcher() {}

  public static Reply answer(Session session, String line) {
    long before = System.nanoTime();
    try (CommandRec command =
        CommandRec.in(session.pool(), session, own -> own.allocateFrom(line))) {
      History history = session.history();
      if (history != null) {
        history.remember(command);
      }
      Request request = RequestParser.parse(line);
      Reply reply = answer(command, request);
      note(session, request, reply);
      return reply;
    } catch (IOException e) {
      return Reply.formatted(450, "%s: %s", line, e.getMessage());
    } finally {
      session.server().statistics().took(System.nanoTime() - before);
    }
  }

  private static Reply answer(Command command, Request request) throws IOException {
    Session session = command.session();
    return switch (request) {
      case Request.Login(String user, String password) -> login(session, user, password);
      case Request.Get(String path, long offset) when session.user() != null ->
          FileVerbs.get(session, ROOT.resolve(path), offset);
      case Request.Put(String path, boolean append) when session.user() != null ->
          FileVerbs.put(command, ROOT.resolve(path), append);
      case Request.Find find when session.user() != null -> FindVerb.find(command, ROOT, find);
      case Request.Set(String name, List<String> values) -> set(command, name, values);
      case Request.Quit _ -> {
        session.leaving(true);
        yield Reply.BYE;
      }
      case Request.Unknown(String verb) -> Reply.of(500, "What is " + verb + "?");
      case Request other -> Reply.of(530, "Log in before " + other.verb());
    };
  }

  private static Reply login(Session session, String user, String password) {
    Settings settings = session.server().settings();
    boolean allowed = settings != null && settings.allows(user) && Users.check(user, password);
    if (allowed) {
      session.user(user);
      return Reply.of(230, "Hello " + user);
    }
    session.failures(session.failures() + 1);
    if (settings != null && session.failures() > settings.maxFailures()) {
      session.leaving(true);
    }
    return Reply.of(530, "No");
  }

  private static Reply set(Command command, String name, List<String> values) {
    Headers headers = command.headers();
    if (headers == null) {
      headers = new Headers(command.pool());
      command.headers(headers);
    }
    for (String value : values) {
      headers.add(name, value);
    }
    headers.join(name, ", ");
    MemorySegment body = command.pool().allocateFrom(headers.get(name).orElse(""));
    command.body(body);
    return Reply.of(200, headers.bytes() + " bytes of headers, " + body.byteSize() + " of body");
  }

  private static void note(Session session, Request request, Reply reply) {
    History history = session.history();
    if (history != null) {
      history.count(request.verb());
    }
    Statistics statistics = session.server().statistics();
    statistics.count(reply.isError() ? "error " + reply.code() : request.verb());
    statistics.bytes(reply.length());
  }

  // if n % 2 == 1
  static Reply echo(Command command) {
    ResourcePool<Scratch> scratch = command.scratch();
    MemorySegment upper = Texts.upper(scratch, command.text());
    MemorySegment joined = Texts.join(scratch, List.of(upper, command.text()));
    String text = Texts.string(joined);
    scratch.clear();
    return Reply.of(200, text);
  }

  // end
  // if n % 3 == 0
  static Reply again(Session session) {
    History history = session.history();
    if (history == null) {
      return Reply.of(503, "Nothing to repeat");
    }
    String line = "";
    for (String each : history.recent(2)) {
      line = each;
    }
    return answer(session, line);
  }
  // end
}
