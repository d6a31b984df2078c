package web;

import dev.lifeguard.annotations.LivesIn;
import java.util.Locale;

/** The headers of a request, as they are read. */
@LivesIn(Request.class)
final class Headers {
	private final Request request;
	private final String line;

	Headers(Request request, String line) {
		this.request = request;
		this.line = line.toLowerCase(Locale.ROOT);
	}

	boolean isFor(Request other) {
		return request == other && !line.isEmpty();
	}
}
