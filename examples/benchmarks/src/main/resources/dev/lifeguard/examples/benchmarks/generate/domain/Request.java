package domain;

import java.util.List;

/** What a client may ask for. */
public sealed interface Request {

  record Login(String user, String password) implements Request {}

  record Get(String path, long offset) implements Request {}

  record Put(String path, boolean append) implements Request {}

  record Find(String pattern, int limit) implements Request {}

  record Set(String name, List<String> values) implements Request {}

  record Quit() implements Request {}

  record Unknown(String verb) implements Request {}

  default String verb() {
    return switch (this) {
      case Login _ -> "LOGIN";
      case Get _ -> "GET";
      case Put(_, boolean append) -> append ? "APPEND" : "PUT";
      case Find _ -> "FIND";
      case Set _ -> "SET";
      case Quit _ -> "QUIT";
      case Unknown(String verb) -> verb;
    };
  }
}
