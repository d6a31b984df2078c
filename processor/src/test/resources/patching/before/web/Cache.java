package web;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/** Kinds without structs. */
@Pool(permanent = true)
@SubPoolOf(Server.class)
interface Cache {}

@Pool
@SubPoolOf(Entry.class)
interface Entry {}
