package dev.lifeguard.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What users read, and what they can silence. */
final class MessagesTest {

  private static final String KINDS =
      """
      package ftp;

      import dev.lifeguard.annotations.*;

      @Pool(permanent = true)
      interface Daemon {}

      @OwnsPool
      @SubPoolOf(Server.class)
      interface Session {}

      """;

  @Test
  void aFindingSaysWhatWhereWhyAndHowToMendIt() {
    Compilation compilation =
        compile(
            """
            @OwnsPool
            @SubPoolOf(Daemon.class)
            interface Server {
              Session current();
            }
            """);

    assertEquals(
        """
        [LG201] Server.current refers to a Session, which dies before the Server
            Server   lives in  Daemon > Server
            Session  lives in  Daemon > Server > Session
            When the Session's pool is destroyed, Server.current is left pointing into it.
            fix: mark it @Child, so that it is emptied when the Session dies
             or: hold a Ref<Session>\
        """,
        errors(compilation));
  }

  @Test
  void aFindingPointsAtTheValueThatIsWrong() {
    Compilation compilation =
        compile(
            """
            @OwnsPool
            @SubPoolOf({Daemon.class, String.class})
            interface Server {}
            """);

    Diagnostic<? extends JavaFileObject> error = compilation.errors().getFirst();
    assertEquals("@SubPoolOf({Daemon.class, String.".length(), error.getColumnNumber());
    assertTrue(errors(compilation).startsWith("[LG102] @SubPoolOf names String"));
  }

  @Test
  void aSuppressionSilencesItsRuleThere() {
    Compilation compilation =
        compile(
            """
            @OwnsPool
            @SubPoolOf(Daemon.class)
            interface Server {
              @SuppressWarnings("lifeguard:LG201")
              Session current();

              @SuppressWarnings("lifeguard:LG202")
              Session last();
            }
            """);

    assertTrue(errors(compilation).startsWith("[LG201] Server.last"), () -> errors(compilation));
    assertEquals(1, compilation.errors().size());
  }

  @Test
  void aSuppressionOnTheTypeSilencesItsMembers() {
    Compilation compilation =
        compile(
            """
            @OwnsPool
            @SubPoolOf(Daemon.class)
            @SuppressWarnings({"unused", "lifeguard:LG201"})
            interface Server {
              Session current();
            }
            """);

    assertEquals("", errors(compilation));
  }

  private static Compilation compile(String server) {
    return Compiler.javac()
        .withProcessors(new LifetimeProcessor())
        .compile(JavaFileObjects.forSourceString("ftp.Server", KINDS + server));
  }

  private static String errors(Compilation compilation) {
    return compilation.errors().stream()
        .map(error -> error.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }
}
