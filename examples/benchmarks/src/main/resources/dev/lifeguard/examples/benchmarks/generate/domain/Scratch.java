package domain;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/** What the answer to one command needs for a moment. */
@Pool
@SubPoolOf(Command.class)
public interface Scratch {}
