package ftp;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

@Pool
@SubPoolOf(Config.class)
interface Tmp {}
