/** The seven annotations that say where things live. */
module dev.lifeguard.annotations {
  exports dev.lifeguard.annotations;
}
