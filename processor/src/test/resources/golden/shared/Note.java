package ftp;

import dev.lifeguard.annotations.SharesPool;

@SharesPool(Session.class)
public interface Note {
  Session session();

  String text();

  int[] marks();

  void marks(int... lines);
}
