package dev.lifeguard.examples.ftpd.config.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes made by {@code openssl passwd}, two of them those of the specification. */
final class ShaCryptTest {

  private static boolean fits(String hash, String password) {
    return ShaCrypt.parse(hash).orElseThrow().fits(password.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Hello world!, $5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
    "secret, $5$abc$qsg6EHbUzHQzF1POlD7zUwBINSELQxypPaeDcZe6vH0",
    "Hello world!,"
        + " $6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
    "a very much longer text to encrypt.  This one even stretches over morethan one line.,"
        + " $6$rounds=1400$anotherlongsalts$POfYwTEok97VWcjxIiSOjiykti.o/pQs.wPvMxQ6Fm7I6IoYN3CmLs66x9t0oSwbtEW7o7UmJEiDwGqd8p4ur1",
    "sécret,"
        + " $6$abc$RXGjBdgYMSB4/E7Qm/kKYyKGNOldgBrGtTLXE5dwAKPBJz1pXCgiXAjY9hcuIZ7l1CkXt3oGSAVpoG47MxJfM."
  })
  void rightPasswords(String password, String hash) {
    assertTrue(fits(hash, password));
    assertFalse(fits(hash, password + "x"));
    assertFalse(fits(hash, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$1$abc$iCQ2D3nhptRYi27fDYv2s1",
        "$5$abc$short",
        "$5$saltthatistoolong$qsg6EHbUzHQzF1POlD7zUwBINSELQxypPaeDcZe6vH0",
        "$5$rounds=1000001$abc$qsg6EHbUzHQzF1POlD7zUwBINSELQxypPaeDcZe6vH0"
      })
  void whatIsNone(String text) {
    assertEquals(Optional.empty(), ShaCrypt.parse(text));
  }
}
