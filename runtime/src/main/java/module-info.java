/** Resource pools: nested, deterministic, checked. */
module dev.lifeguard.runtime {
  requires transitive dev.lifeguard.annotations;
  requires static transitive org.jspecify;

  exports dev.lifeguard.runtime;
}
