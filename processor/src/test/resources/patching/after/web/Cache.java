package web;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/** Kinds without structs. */
@Pool
@SubPoolOf(Server.class)
interface Cache {}

@Pool
interface Entry {}
