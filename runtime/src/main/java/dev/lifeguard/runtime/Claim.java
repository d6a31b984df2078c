package dev.lifeguard.runtime;

/** What a thread is told that wants to take a pool down. */
enum Claim {
  /** Go ahead: the pool was waiting for it. */
  GRANTED,
  /** This thread is taking the pool down already, further up its stack or as soon as it can. */
  UNDER_WAY,
  /** Another living thread is taking it down. */
  ELSEWHERE,
  /** It is confined to another living thread. */
  IN_USE,
  /** It is gone, or as good as gone for somebody who only wants to clear it. */
  GONE
}
