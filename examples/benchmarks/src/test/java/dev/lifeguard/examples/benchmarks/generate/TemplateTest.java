package dev.lifeguard.examples.benchmarks.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TemplateTest {

  private static final Template TEMPLATE =
      new Template(
          "A",
          """
          package domain;
          class A extends neighbour.A {
            // if n % 3 == 1
            int domains; // $1
            // end
            // if n % 2 == 0
            int even;
            // end
          }
          """);

  @Test
  void namesItsDomainAndTheOneBefore() {
    assertEquals(
        """
        package domain3;
        class A extends domain2.A {
        }
        """,
        TEMPLATE.in(3));
  }

  @Test
  void hasSomePartsOnlyInSomeDomains() {
    assertEquals(
        """
        package domain4;
        class A extends domain3.A {
          int domains; // $1
          int even;
        }
        """,
        TEMPLATE.in(4));
  }
}
