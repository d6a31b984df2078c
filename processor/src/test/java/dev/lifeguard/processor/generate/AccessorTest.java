package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accessors, setters and views: what they answer, refuse and check. */
final class AccessorTest {

  private static final String SERVER =
      """
      @OwnsPool @SubPoolOf(Daemon.class) interface Server {
        @Child List<Config> configs();
        @Child List<? extends Config> some();
        @Child Collection<Config> all();
        @Child SequencedCollection<? super Config> more();
        @Child Iterable<Config> each();
        @Child List<ConfigRec> recs();
        @Child @Nullable Config newest();
        @Child @Nullable ConfigRec newestRec();
        @Child @Nullable ConfigRec main(); void main(@Nullable ConfigRec next);
        @Child Config other(); void other(Config next);
        @Child ResourcePool<Tmp> tmp();
      }
      """;

  private static final String CONFIG =
      "@OwnsPool @SubPoolOf(Server.class) interface Config { int number(); }";

  private static final String TMP = "@Pool @SubPoolOf(Server.class) interface Tmp {}";

  @Test
  void propertiesStartZeroed() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool @SubPoolOf(Daemon.class) interface All {
              boolean z(); void z(boolean v);
              byte b(); void b(byte v);
              short s(); void s(short v);
              int i(); void i(int v);
              long l(); void l(long v);
              char c(); void c(char v);
              float f(); void f(float v);
              double d(); void d(double v);
              int[][] a(); void a(int[][] v);
              String[] names(); void names(String... v);
              @Nullable List<? super Integer> list(); void list(@Nullable List<? super Integer> v);
              String text(); void text(@Nullable String v);
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                AllRec all = AllRec.in(ResourcePool.root(Daemon.class));
                List<Object> seen = new ArrayList<>(Arrays.asList(all.z(), all.b(), all.s(),
                    all.i(), all.l(), (int) all.c(), all.f(), all.d(), all.a(), all.names(),
                    all.list(), all.text()));
                seen.add(all.toString());
                all.z(true);
                all.b((byte) 1);
                all.s((short) 2);
                all.i(3);
                all.l(4);
                all.c('c');
                all.f(5);
                all.d(6);
                int[][] a = {};
                all.a(a);
                all.names("x", "y");
                all.list(new ArrayList<Number>());
                all.text("t");
                seen.add(all.a() == a);
                seen.add(all.names().length);
                seen.add(all.toString().replaceAll("\\\\[[\\\\[ILjava.lang.String;]+@\\\\w+", "array"));
                all.list(null);
                all.text(null);
                seen.add(Caught.by(() -> all.a(null)));
                seen.add(Caught.by(() -> all.names((String[]) null)));
                return seen;
              }
            }
            """);
    assertEquals(
        Arrays.asList(
            false,
            (byte) 0,
            (short) 0,
            0,
            0L,
            0,
            0f,
            0.0,
            null,
            null,
            null,
            null,
            "All[Daemon > All] {}",
            true,
            2,
            "All[Daemon > All] {z=true, b=1, s=2, i=3, l=4, c=c, f=5.0, d=6.0, a=array,"
                + " names=array, list=[], text=t}",
            "NullPointerException: a",
            "NullPointerException: names"),
        fixture.run());
  }

  @Test
  void everythingIsRefusedOnceThePoolIsGone() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            TMP,
            """
            public final class Probe {
              public static List<?> run() {
                ServerRec server = ServerRec.in(ResourcePool.root(Daemon.class));
                ConfigRec config = ConfigRec.in(server.pool(), 1);
                List<Object> seen = new ArrayList<>();
                server.pool().onClose(() -> seen.add(server.configs().size()));
                server.close();
                List<Caught.Action> actions = List.of(config::number, server::configs,
                    server::some, server::newest, server::main, () -> server.main(null),
                    server::tmp);
                for (Caught.Action action : actions) {
                  seen.add(Caught.by(action).replaceAll(" is gone: .*", ""));
                }
                seen.add(server.pool().isOpen());
                seen.add(server.toString());
                return seen;
              }
            }
            """);
    String gone = "PoolClosedException: Server";
    assertEquals(
        List.of(
            0,
            "PoolClosedException: Config",
            gone,
            gone,
            gone,
            gone,
            gone,
            gone,
            false,
            "Server[Daemon > Server] (closed)"),
        fixture.run());
  }

  @Test
  void viewsShowTheChildren() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            TMP,
            """
            public final class Probe {
              public static List<?> run() {
                ServerRec server = ServerRec.in(ResourcePool.root(Daemon.class));
                Config none = server.newest();
                ConfigRec one = ConfigRec.in(server.pool(), 1);
                ConfigRec two = ConfigRec.in(server.pool(), 2);
                List<ConfigRec> recs = server.recs();
                int numbers = 0;
                for (ConfigRec rec : recs) {
                  numbers += rec.number();
                }
                return Arrays.asList(none, server.newest() == two, server.newestRec() == two,
                    server.configs().equals(List.of(one, two)), server.some().size(),
                    server.all().size(), server.more().getLast() == two,
                    server.each().iterator().next() == one, numbers);
              }
            }
            """);
    assertEquals(Arrays.asList(null, true, true, true, 2, 2, true, true, 3), fixture.run());
  }

  @Test
  void slotsAndScratchPools() {
    Fixture fixture =
        Fixture.inFtp(
            SERVER,
            CONFIG,
            TMP,
            """
            public final class Probe {
              public static List<?> run() {
                ServerRec server = ServerRec.in(ResourcePool.root(Daemon.class));
                ConfigRec one = ConfigRec.in(server.pool(), 1);
                ConfigRec two = ConfigRec.in(server.pool(), 2);
                List<Object> seen = new ArrayList<>();
                seen.add(server.main());
                server.main(one);
                seen.add(server.main() == one);
                server.main(two);
                seen.add(one.pool().isOpen());
                two.close();
                seen.add(server.main());
                seen.add(Caught.by(() -> server.other(null)));
                ResourcePool<Tmp> tmp = server.tmp();
                seen.add(server.tmp() == tmp);
                tmp.close();
                seen.add(server.tmp().isOpen());
                return seen;
              }
            }
            """);
    assertEquals(
        Arrays.asList(null, true, false, null, "NullPointerException: other", true, true),
        fixture.run());
  }

  @Test
  void settersCheckBeforeTheyStore() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool @SubPoolOf({Daemon.class, Config.class}) interface Config {
              @Outlives @Nullable Config outer(); void outer(@Nullable Config c);
              @Outlives ResourcePool<?> where(); void where(ResourcePool<?> w);
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
                ConfigRec outer = ConfigRec.in(daemon);
                ConfigRec inner = ConfigRec.in(outer.pool());
                inner.outer(outer);
                outer.where(daemon);
                return List.of(
                    Caught.by(() -> outer.outer(inner)), outer.outer() == null,
                    Caught.by(() -> outer.where(null)),
                    Caught.by(() -> outer.where(inner.pool())), outer.where() == daemon,
                    inner.toString());
              }
            }
            """);
    assertEquals(
        List.of(
            "LifetimeException: Config.outer takes only what outlives Daemon > Config #1;"
                + " Daemon > Config #1 > Config #1 does not",
            true,
            "NullPointerException: where",
            "LifetimeException: Config.where takes only what outlives Daemon > Config #1;"
                + " Daemon > Config #1 > Config #1 does not",
            true,
            "Config[Daemon > Config > Config] {outer=Config[Daemon > Config]}"),
        fixture.run());
  }

  @Test
  void inheritedAccessorsAreSeenFromTheSpec() {
    Fixture fixture =
        Fixture.inFtp(
            "interface Named<T extends CharSequence> { T name(); List<T> others(); void"
                + " others(List<T> o); }",
            """
            @OwnsPool @SubPoolOf(Daemon.class) interface Server extends Named<String>, Pooled {
              @Override ResourcePool<Server> pool();
              int port();
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                ServerRec server = ServerRec.in(ResourcePool.root(Daemon.class), "main", 21);
                server.others(List.of("a"));
                return List.of(server.name().length(), server.others().getFirst(), server.port());
              }
            }
            """);
    assertEquals(List.of(4, "a", 21), fixture.run());
  }
}
