package web;

import dev.lifeguard.annotations.Pool;

@Pool(permanent = true)
interface Daemon {}
