package net.httpd;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

@Pool
@SubPoolOf(Request.class)
public interface Scratch {}
