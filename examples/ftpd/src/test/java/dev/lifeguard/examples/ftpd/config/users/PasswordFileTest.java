package dev.lifeguard.examples.ftpd.config.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswordFileTest {

  private static Users users(String... lines) throws ConfigException {
    return PasswordFile.parse("f", List.of(lines));
  }

  @Test
  void usersAreKnownByBoth() throws Exception {
    Users users =
        users(
            "# who may",
            "",
            "me:{plain}secret:1:1::/:/bin/false",
            "you:$5$abc$qsg6EHbUzHQzF1POlD7zUwBINSELQxypPaeDcZe6vH0:2:2:You:/home/you:/bin/sh");
    assertTrue(users.know("me", "secret"));
    assertTrue(users.know("you", "secret"));
    assertFalse(users.know("me", "{plain}secret"));
    assertFalse(users.know("me", ""));
    assertFalse(users.know("you", "other"));
    assertFalse(users.know("nobody", "secret"));
    assertFalse(users.know("", ""));
  }

  @Test
  void theLocked() throws Exception {
    for (String locked : List.of("", "*", "!", "!!", "x", "*LK*", "!{plain}secret")) {
      Users users = users("me:" + locked + ":1:1::/:");
      assertFalse(users.know("me", ""), locked);
      assertFalse(users.know("me", locked), locked);
      assertFalse(users.know("me", "secret"), locked);
    }
  }

  @Test
  void plainOnesFromTheCommandLine() {
    Users users = Users.plain("me:se:cret").orElseThrow();
    assertTrue(users.know("me", "se:cret"));
    assertFalse(users.know("me:se", "cret"));
    assertTrue(Users.plain("me").isEmpty());
    assertTrue(Users.plain(":me").isEmpty());
  }

  @Test
  void passwordsAreNotShown() throws Exception {
    assertFalse(users("me:{plain}secret:1:1::/:").toString().contains("secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "me:x, 'f:2:1: a user needs a name and six more fields, with : between'",
    ":x:1:1::/:, 'f:2:1: a user needs a name and six more fields, with : between'",
    "me:x:1:1::/::, 'f:2:1: a user needs a name and six more fields, with : between'",
    "me:$1$abc$iCQ2D3nhptRYi27fDYv2s1:1:1::/:, 'f:2:4: this hash cannot be checked: only $5$, $6$"
        + " and {plain} can'",
    "you:x:1:1::/:, f:2:1: there is a user you already"
  })
  void refusals(String line, String message) {
    var wrong = assertThrows(ConfigException.class, () -> users("you:x:1:1::/:", line));
    assertEquals(message, wrong.getMessage());
  }
}
