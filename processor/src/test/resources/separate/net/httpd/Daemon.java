package net.httpd;

import dev.lifeguard.annotations.Pool;

@Pool(permanent = true)
public interface Daemon {}
