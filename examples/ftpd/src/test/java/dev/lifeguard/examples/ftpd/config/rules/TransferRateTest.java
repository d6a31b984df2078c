package dev.lifeguard.examples.ftpd.config.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TransferRateTest {

  @Test
  void rates() {
    assertEquals(
        Optional.of(new TransferRate(Set.of("RETR"), 10_240, 0)), TransferRate.parse("RETR", "10"));
    assertEquals(
        Optional.of(new TransferRate(Set.of("STOR", "APPE"), 512, 99)),
        TransferRate.parse("stor,APPE", "0.5:99"));
  }

  @Test
  void whatIsNone() {
    assertEquals(Optional.empty(), TransferRate.parse("LIST", "10"));
    assertEquals(Optional.empty(), TransferRate.parse("", "10"));
    assertEquals(Optional.empty(), TransferRate.parse("RETR", "-1"));
    assertEquals(Optional.empty(), TransferRate.parse("RETR", "10:"));
    assertEquals(Optional.empty(), TransferRate.parse("RETR", "fast"));
  }
}
