package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Types of the user that are named like those that generated code uses. */
final class ScopeTest {

  private static final List<String> USED =
      List.of(
          "ResourcePool",
          "Structs",
          "Pooled",
          "ChildSlot",
          "ChildPool",
          "Objects",
          "Function",
          "StringJoiner",
          "List",
          "Override",
          "String",
          "Throwable",
          "AutoCloseable",
          "Generated",
          "SuppressWarnings",
          "Deprecated",
          "Nullable",
          "LivesIn",
          "Map");

  private static final String MEMBERS =
      """
        java.lang.String name();
        java.lang.foreign.
            @dev.lifeguard.annotations.LivesIn(Config.class) MemorySegment text();
        java.util.Map.
            @dev.lifeguard.annotations.LivesIn(Config.class) @org.jspecify.annotations.Nullable
            Entry<java.lang.String, int[]> entry();
        java.util.List<java.lang.String> names();
        void names(java.util.List<java.lang.String> names);
        @dev.lifeguard.annotations.Child java.util.List<Config> inner();
        @dev.lifeguard.annotations.Child java.util.List<ConfigRec> recs();
        @dev.lifeguard.annotations.Child @org.jspecify.annotations.Nullable Config slot();
        void slot(@org.jspecify.annotations.Nullable Config next);
        @dev.lifeguard.annotations.Child dev.lifeguard.runtime.ResourcePool<Tmp> tmp();
        @java.lang.Deprecated int old();
      """;

  private static final String OWNS_POOL =
      """
      @dev.lifeguard.annotations.OwnsPool
      @dev.lifeguard.annotations.SubPoolOf({Daemon.class, Config.class})
      """;

  private static final String OTHERS =
      """
      @dev.lifeguard.annotations.Pool
      interface Daemon {
      }
      """;

  private static final String TMP =
      """
      @dev.lifeguard.annotations.Pool @dev.lifeguard.annotations.SubPoolOf(Config.class)
      interface Tmp {
      }
      """;

  @Test
  void typesOfThePackage() {
    Fixture.withHeader("package ftp;\n", sources("", "interface %s {}"));
  }

  @Test
  void typesOfThePackageThatAreUsedToo() {
    StringBuilder uses = new StringBuilder();
    USED.forEach(
        name -> uses.append("%s my%s(); void my%s(%s x);\n".formatted(name, name, name, name)));
    Fixture.withHeader("package ftp;\n", sources(uses.toString(), "interface %s {}"));
  }

  @Test
  void typesOfTheUnnamedPackage() {
    Fixture.withHeader("", sources("", "interface %s {}"));
  }

  @Test
  void memberTypesOfTheSpec() {
    StringBuilder members = new StringBuilder();
    USED.forEach(name -> members.append("interface %s {}\n".formatted(name)));
    Fixture.withHeader("package ftp;\n", sources(members.toString()));
  }

  @Test
  void memberTypesOfTheSpecThatAreUsedToo() {
    StringBuilder members = new StringBuilder();
    for (String name : USED) {
      members.append("interface %s {} %s inner%s(); ".formatted(name, name, name));
      members.append("ftp.%s outer%s();\n".formatted(name, name));
    }
    Fixture.withHeader("package ftp;\n", sources(members.toString(), "interface %s {}"));
  }

  @Test
  void inheritedMemberTypesNamedLikeTheKinds() {
    Fixture.withHeader(
        "package ftp;\n",
        "interface Base { interface Config {} interface Daemon {} interface ConfigRec {} }",
        "@dev.lifeguard.annotations.Pool interface Daemon {}",
        OWNS_POOL
            + """
            interface Config extends Base {
              ftp.Config outer(); Base.Config other();
              @dev.lifeguard.annotations.Outlives ftp.Daemon daemon();
            }
            """);
  }

  @Test
  void nestedTypesOfOneSimpleName() {
    Fixture fixture =
        Fixture.inFtp(
            "interface A { interface Part {} interface String {} interface Function {} }",
            "interface B { interface Part {} }",
            "interface Part {}",
            """
            @OwnsPool @SubPoolOf(Daemon.class) interface Whole {
              A. @Nullable Part a(); B. @Nullable Part b(); @Nullable Part c(); A.String s();
              A.Function f(); @LivesIn(Whole.class) String text(); Map.Entry<A.Part, B.Part[]> all();
            }
            """,
            """
            public final class Probe {
              public static List<?> run() {
                return List.of(WholeRec.in(ResourcePool.root(Daemon.class), null, null, null,
                    new A.String() {}, new A.Function() {}, own -> "t", Map.entry(new A.Part() {},
                    new B.Part[0])).text());
              }
            }
            """);
    assertEquals(List.of("t"), fixture.run());
  }

  /** Every source must see the runtime's types under their full names only. */
  private static String[] sources(String members, String... others) {
    var sources = new java.util.ArrayList<String>();
    sources.add(OWNS_POOL + "interface Config {\n" + MEMBERS + members + "}\n");
    sources.add(OTHERS);
    sources.add(TMP);
    for (String other : others) {
      USED.forEach(name -> sources.add(other.formatted(name)));
    }
    return sources.toArray(String[]::new);
  }
}
