package dev.lifeguard.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecNamesTest {

  private static final RecName OURS = new RecName("ftp", "ServerRec");
  private static final RecName THEIRS = new RecName("http", "ServerRec");

  private final RecNames names = new RecNames();

  @Test
  void aSimpleNameMeansTheClassOfTheSamePackageFirst() {
    names.add(OURS, "ftp.Server");
    names.add(THEIRS, "http.Server");

    assertEquals(Optional.of(OURS), names.resolve("ServerRec", "ftp"));
    assertEquals(Optional.of(THEIRS), names.resolve("ServerRec", "http"));
  }

  @Test
  void aSimpleNameFromElsewhereMeansTheOnlyClassThereIs() {
    names.add(OURS, "ftp.Server");

    assertEquals(Optional.of(OURS), names.resolve("ServerRec", "admin"));
  }

  @Test
  void ofTwoClassesElsewhereNoneIsGuessed() {
    names.add(OURS, "ftp.Server");
    names.add(THEIRS, "http.Server");

    assertEquals(Optional.empty(), names.resolve("ServerRec", "admin"));
  }

  @Test
  void aQualifiedNameMeansItself() {
    names.add(OURS, "ftp.Server");

    assertEquals(Optional.of(OURS), names.resolve("ftp.ServerRec", "admin"));
    assertEquals(Optional.empty(), names.resolve("http.ServerRec", "ftp"));
    assertEquals(Optional.of("ftp.Server"), names.spec(OURS));
  }

  @Test
  void theFirstSpecKeepsTheName() {
    names.add(OURS, "ftp.Server");
    names.add(OURS, "ftp.Ser.Ver");

    assertEquals(Optional.of("ftp.Server"), names.spec(OURS));
  }

  @Test
  void aClassInTheSourcesTakesAName() {
    names.addSource("ftp.ServerRec");

    assertTrue(names.isTaken(OURS));
    assertFalse(names.isTaken(THEIRS));
  }

  @Test
  void theUnnamedPackageHasNoDot() {
    assertEquals("ServerRec", new RecName("", "ServerRec").qualifiedName());
    assertEquals("ftp.ServerRec", OURS.qualifiedName());
  }
}
