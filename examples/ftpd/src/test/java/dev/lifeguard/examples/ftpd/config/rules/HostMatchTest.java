package dev.lifeguard.examples.ftpd.config.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostMatchTest {

  @ParameterizedTest
  @CsvSource({
    "all, 10.0.0.1, true",
    "ALL, ::1, true",
    "none, 10.0.0.1, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.0.1, ::1, false",
    "10.1., 10.1.200.7, true",
    "10.1., 10.10.0.1, false",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.128/25, 10.0.0.200, true",
    "10.0.0.128/25, 10.0.0.127, false",
    "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/32, 2001:db8::7, true",
    "2001:db8::/32, 2001:db9::7, false"
  })
  void matching(String network, String address, boolean expected) {
    HostMatch match = HostMatch.parse(network).orElseThrow();
    assertEquals(expected, match.matches(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host.example",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/x",
        "256.",
        "/8",
        "10",
        "1.2.3"
      })
  void whatIsNone(String text) {
    assertEquals(Optional.empty(), HostMatch.parse(text));
  }
}
