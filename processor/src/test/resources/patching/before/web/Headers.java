package web;

import java.util.Locale;

/** The headers of a request, as they are read. */
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
