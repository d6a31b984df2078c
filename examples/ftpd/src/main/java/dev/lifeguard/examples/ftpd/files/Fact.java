package dev.lifeguard.examples.ftpd.files;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What MLST and MLSD can say of an entry (RFC 3659, section 7.5). */
public enum Fact {
  /** Whether it is a file or a directory. */
  TYPE,
  /** How many bytes it has. */
  SIZE,
  /** When it was last changed. */
  MODIFY,
  /** What can be done to it. */
  PERM;

  /** How it is written. */
  public String text() {
    return Ascii.lower(name());
  }

  static Optional<Fact> named(String text) {
    return Stream.of(values()).filter(fact -> fact.text().equals(Ascii.lower(text))).findAny();
  }

  Optional<String> of(Entry entry, Supplier<String> perm) {
    return switch (this) {
      case TYPE -> Optional.of(entry.type());
      case SIZE -> entry.isFile() ? Optional.of(Long.toString(entry.size())) : Optional.empty();
      case MODIFY -> Optional.of(entry.modified());
      case PERM -> Optional.of(perm.get());
    };
  }
}
