package quickstart;

import java.util.ArrayList;
import java.util.List;

/** Does not compile: sessions that are gone would stay in a list of the server's. */
final class Mistake {

  private final List<Session> seen = new ArrayList<>();

  void remember(Session session) {
    seen.add(session);
  }
}
