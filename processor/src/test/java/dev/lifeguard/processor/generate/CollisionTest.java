package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Accessors named like something that generated code uses itself. */
final class CollisionTest {

  @Test
  void componentsKeepTheirNamesAsParameters() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool @SubPoolOf(Daemon.class) interface Odd {
              String parent();
              @LivesIn(Odd.class) String failure();
              String struct();
              String own();
              String kind();
              String joined();
              String in();
              String create();
              String Structs();
              String Objects();
              String StringJoiner();
              String dev();
              String java();
              String pools(); void pools(String p);
              String Pools(); void Pools(String p);
              String yield(); void yield(String y);
              String record(); void record(String r);
              String var();
              String $dollar_();
              int length(); void length(int l);
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                OddRec odd = OddRec.in(ResourcePool.root(Daemon.class), "1", "2", "3", "4", "5",
                    "6", "7", "8", "9", "10", "11", "12", "13", "14", "15");
                odd.pools("a");
                odd.Pools("b");
                odd.yield("c");
                odd.record("d");
                odd.length(5);
                return List.of(odd.toString(),
                    Caught.by(() -> OddRec.in(ResourcePool.root(Daemon.class), null, "2", "3",
                        "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15")));
              }
            }
            """);
    assertEquals(
        List.of(
            "Odd[Daemon > Odd] {parent=1, failure=2, struct=3, own=4, kind=5, joined=6, in=7,"
                + " create=8, Structs=9, Objects=10, StringJoiner=11, dev=12, java=13, pools=a,"
                + " Pools=b, yield=c, record=d, var=14, $dollar_=15, length=5}",
            "NullPointerException: parent"),
        fixture.run());
  }

  @Test
  void rootsMayHaveAnAccessorNamedLikeTheFactory() {
    Fixture fixture =
        Fixture.inFtp(
            "@OwnsPool interface Top { String create(); String in(); }",
            "@SharesPool(Top.class) interface Part { int in(); void in(int i); }",
            """
            public final class Probe {
              public static List<?> run() {
                TopRec top = TopRec.create("a", "b");
                PartRec part = PartRec.in(top.pool());
                part.in(3);
                return List.of(top.create(), top.in(), part.in());
              }
            }
            """);
    assertEquals(List.of("a", "b", 3), fixture.run());
  }
}
