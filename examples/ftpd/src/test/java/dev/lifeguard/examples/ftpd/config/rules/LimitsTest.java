package dev.lifeguard.examples.ftpd.config.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {

  private static final Client US = new Client(InetAddress.ofLiteral("10.0.0.1"), "me");
  private static final List<ClientMatch> ALL = List.of(HostMatch.ALL);

  private static List<ClientMatch> hosts(String text) {
    return text.equals("-") ? List.of() : List.of(HostMatch.parse(text).orElseThrow());
  }

  private static Limit deny(String... names) {
    return new Limit(Set.of(names), Order.ALLOW_DENY, List.of(), ALL);
  }

  private static Limit allow(String... names) {
    return new Limit(Set.of(names), Order.ALLOW_DENY, ALL, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOW_DENY, 10.0.0.1, all, MAY",
    "ALLOW_DENY, 10.0.0.2, all, MAY_NOT",
    "ALLOW_DENY, 10.0.0.2, 10.0.0.3, SAYS_NOTHING",
    "ALLOW_DENY, -, -, SAYS_NOTHING",
    "DENY_ALLOW, 10.0.0.1, all, MAY_NOT",
    "DENY_ALLOW, 10.0.0.1, 10.0.0.2, MAY",
    "DENY_ALLOW, 10.0.0.2, 10.0.0.3, MAY_NOT",
    "DENY_ALLOW, -, -, MAY_NOT"
  })
  void orders(Order order, String allow, String deny, Limit.Verdict verdict) {
    assertEquals(verdict, new Limit(Set.of("ALL"), order, hosts(allow), hosts(deny)).verdict(US));
  }

  @Test
  void withoutLimitsAllMay() {
    assertTrue(new Limits(List.of()).allow("STOR", US));
  }

  @Test
  void groups() {
    var limits = new Limits(List.of(deny("WRITE")));
    assertFalse(limits.allow("STOR", US));
    assertFalse(limits.allow("DELE", US));
    assertTrue(limits.allow("RETR", US));
    assertTrue(limits.allow("LIST", US));
    assertFalse(new Limits(List.of(deny("READ"))).allow("RETR", US));
    assertFalse(new Limits(List.of(deny("DIRS"))).allow("LIST", US));
  }

  @Test
  void allIsNotLogin() {
    assertTrue(new Limits(List.of(deny("ALL"))).allow("LOGIN", US));
    assertFalse(new Limits(List.of(deny("ALL"))).allow("NOOP", US));
    assertFalse(new Limits(List.of(deny("LOGIN"))).allow("LOGIN", US));
  }

  @Test
  void theSpecialCountsBeforeTheGeneral() {
    var limits = new Limits(List.of(deny("ALL"), deny("WRITE"), allow("STOR")));
    assertTrue(limits.allow("STOR", US));
    assertFalse(limits.allow("DELE", US));
  }

  @Test
  void theNearestCounts() {
    var inner = new Limits(List.of(allow("WRITE")));
    var outer = new Limits(List.of(deny("WRITE")));
    assertTrue(inner.inside(outer).allow("STOR", US));
    assertFalse(outer.inside(inner).allow("STOR", US));
  }

  @Test
  void whereTheNearestSaysNothingTheNextIsAsked() {
    var silent = new Limit(Set.of("STOR"), Order.ALLOW_DENY, hosts("10.0.0.9"), hosts("10.0.0.8"));
    assertFalse(new Limits(List.of(silent, deny("STOR"))).allow("STOR", US));
    assertTrue(new Limits(List.of(silent)).allow("STOR", US));
  }
}
