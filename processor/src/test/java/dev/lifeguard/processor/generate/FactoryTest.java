package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Creation, and what is left of it when it fails. */
final class FactoryTest {

  private static final String SERVER =
      "@OwnsPool @SubPoolOf(Daemon.class) interface Server { String name(); }";

  private static final String CONFIG =
      """
      @OwnsPool @SubPoolOf({Server.class, Config.class})
      interface Config {
        Server server();
        @Outlives @Nullable Config outer();
        @LivesIn(Config.class) MemorySegment text();
        @LivesIn(Config.class) @Nullable MemorySegment argument();
      }
      """;

  @Test
  void makesTheStructInItsOwnPool() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ServerRec server = ServerRec.in(daemon, "main");
                ResourcePool<Server> pool = server.pool();
                Pooled pooled = server;
                AutoCloseable closeable = server;
                return List.of(server.name(), pool.parent() == daemon, pooled == closeable,
                    Structs.children(daemon, Server.class).equals(List.of(server)));
              }
            }
            """);
    assertEquals(List.of("main", true, true, true), fixture.run());
  }

  @Test
  void refusesNullsBeforeThereIsAPool() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                return List.of(
                    Caught.by(() -> ServerRec.in(daemon, null)), daemon.children().size());
              }
            }
            """);
    assertEquals(List.of("NullPointerException: name", 0), fixture.run());
  }

  @Test
  void leavesNothingBehindWhenAComponentDoesNotOutliveTheStruct() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ServerRec here = ServerRec.in(daemon, "here");
                ServerRec there = ServerRec.in(daemon, "there");
                MemorySegment text = MemorySegment.NULL;
                ConfigRec outer = ConfigRec.in(here.pool(), here, null, text, text);
                return List.of(
                    Caught.by(() -> ConfigRec.in(here.pool(), there, null, text, text))
                        .replaceAll(" .*", ""),
                    Caught.by(() -> ConfigRec.in(here.pool(), here, outer, text, text))
                        .replaceAll(" .*", ""),
                    here.pool().children().equals(List.of(outer.pool())),
                    ConfigRec.in(outer.pool(), here, outer, text, text).outer() == outer);
              }
            }
            """);
    assertEquals(List.of("LifetimeException:", "LifetimeException:", true, true), fixture.run());
  }

  @Test
  void takesFunctionsOfTheNewPool() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ServerRec server = ServerRec.in(daemon, "main");
                List<Object> seen = new ArrayList<>();
                ConfigRec config = ConfigRec.in(server.pool(), server, null,
                    own -> { seen.add("text"); return own.allocateFrom("30"); },
                    own -> { seen.add("argument"); return null; });
                seen.add(config.text().getString(0));
                seen.add(config.text().scope().equals(config.pool().scope()));
                seen.add(config.argument() == null);
                config.close();
                seen.add(Caught.by(() -> ConfigRec.in(server.pool(), server, null,
                    own -> null, own -> { seen.add("never"); return null; })));
                seen.add(Caught.by(() -> ConfigRec.in(server.pool(), server, null,
                    own -> { throw new IllegalStateException("no"); }, own -> null)));
                seen.add(Caught.by(() -> ConfigRec.in(server.pool(), server, null,
                    own -> own.allocateFrom("x"), null)));
                seen.add(server.pool().children().size());
                return seen;
              }
            }
            """);
    assertEquals(
        List.of(
            "text",
            "argument",
            "30",
            true,
            true,
            "NullPointerException: text",
            "IllegalStateException: no",
            "NullPointerException: argument",
            0),
        fixture.run());
  }

  @Test
  void letsFunctionsThrowCheckedExceptions() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ServerRec server = ServerRec.in(daemon, "main");
                List<Object> seen = new ArrayList<>();
                try {
                  ConfigRec.in(server.pool(), server, null,
                      own -> { own.onClose(() -> seen.add("closed")); return own.allocate(1); },
                      own -> { throw new java.io.IOException("refused"); });
                } catch (java.io.IOException e) {
                  seen.add(e.getMessage());
                }
                seen.add(server.pool().children().size());
                return seen;
              }
            }
            """);
    assertEquals(List.of("closed", "refused", 0), fixture.run());
  }

  @Test
  void takesWhatIsAFunctionItselfAsItIs() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool @SubPoolOf(Daemon.class)
            interface Handler {
              @LivesIn(Handler.class) Runnable task();
              @LivesIn(Handler.class) Function<String, String> name();
            }
            """,
            """
            @OwnsPool @SubPoolOf(Daemon.class)
            interface Mixed {
              @LivesIn(Mixed.class) Runnable task();
              @LivesIn(Mixed.class) Object data();
              @LivesIn(Mixed.class) int number();
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                Handler handler = HandlerRec.in(daemon, () -> {}, name -> name + "!");
                Mixed mixed = MixedRec.in(daemon, () -> {}, own -> own.allocate(3), 7);
                return List.of(handler.name().apply("a"),
                    ((MemorySegment) mixed.data()).byteSize(), mixed.number());
              }
            }
            """);
    assertEquals(List.of("a!", 3L, 7), fixture.run());
    assertEquals(1, fixture.source("ftp.HandlerRec").split(" in\\(").length - 1);
  }

  @Test
  void createsRoots() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool interface Top {
              @LivesIn(Top.class) MemorySegment text();
              int size();
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                TopRec top = TopRec.create(own -> own.allocateFrom("t"), 3);
                boolean root = top.pool().parent() == null;
                top.close();
                top.close();
                return List.of(root, top.pool().isOpen(), Caught.by(() -> TopRec.create(
                    (MemorySegment) null, 3)));
              }
            }
            """);
    assertEquals(List.of(true, false, "NullPointerException: text"), fixture.run());
  }

  @Test
  void sharesAPool() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            """
            @SharesPool(Server.class) interface Note {
              Server server();
              int size(); void size(int s);
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ServerRec server = ServerRec.in(daemon, "main");
                ServerRec other = ServerRec.in(daemon, "other");
                NoteRec note = NoteRec.in(server.pool(), server);
                NoteRec.in(server.pool(), server);
                note.size(4);
                Object plain = note;
                List<Object> seen = new ArrayList<>(List.of(
                    note.size(), note.pool() == server.pool(), plain instanceof AutoCloseable,
                    server.pool().children().size(),
                    Caught.by(() -> NoteRec.in(server.pool(), other)).replaceAll(" .*", "")));
                server.close();
                seen.add(Caught.by(() -> note.size()).replaceAll(" is gone.*", ""));
                seen.add(Caught.by(() -> NoteRec.in(server.pool(), other)).replaceAll(" .*", ""));
                return seen;
              }
            }
            """);
    assertEquals(
        List.of(
            4,
            true,
            false,
            0,
            "LifetimeException:",
            "PoolClosedException: Note",
            "PoolClosedException:"),
        fixture.run());
  }

  @Test
  void callsTheConstructorOfAnAbstractClass() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool @SubPoolOf(Daemon.class)
            abstract class Session {
              static boolean broken;
              Session() throws java.io.IOException {
                if (broken) { throw new java.io.IOException("broken"); }
              }
              protected abstract int id();
              abstract String user();
              abstract void user(String name);
              protected abstract ResourcePool<Session> pool();
              int twice() { return 2 * id(); }
              public static Session in(ResourcePool<Daemon> parent, int id) throws java.io.IOException {
                return SessionRec.in(parent, id);
              }
            }
            """,
            """
            public final class Probe {
              public static List<?> run() throws java.io.IOException {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                SessionRec session = SessionRec.in(daemon, 3);
                session.user("anonymous");
                Session.broken = true;
                String failure = Caught.by(() -> SessionRec.in(daemon, 4));
                return List.of(session.twice(), session.user(), failure, daemon.children().size());
              }
            }
            """);
    assertEquals(List.of(6, "anonymous", "IOException: broken", 1), fixture.run());
  }
}
