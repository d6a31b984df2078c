package dev.lifeguard.examples.ftpd.config.rules;

import java.util.List;
import java.util.Optional;

/**
 * What some section says about the files in it; what it does not say holds as it does around it.
 *
 * @param umask for what is made there
 * @param allowOverwrite whether an upload may replace a file
 * @param listOptions what every listing is asked for
 * @param rates how fast transfers may be; those of one section replace those around it
 * @param limits who may do what
 */
public record Place(
    Optional<Umask> umask,
    Optional<Boolean> allowOverwrite,
    Optional<ListOptions> listOptions,
    List<TransferRate> rates,
    Limits limits) {

  private static final Umask PRESET_UMASK = new Umask(0022, 0022);

  /** What is said here, and where nothing is said, there. */
  public Place inside(Place outer) {
    return new Place(
        umask.or(outer::umask),
        allowOverwrite.or(outer::allowOverwrite),
        listOptions.or(outer::listOptions),
        rates.isEmpty() ? outer.rates : rates,
        limits.inside(outer.limits));
  }

  /** Which permissions new files and directories do not get; 022 where nothing is said. */
  public Umask mask() {
    return umask.orElse(PRESET_UMASK);
  }

  /** Whether an upload may replace a file; not where nothing is said. */
  public boolean overwrites() {
    return allowOverwrite.orElse(false);
  }

  /** How fast that command may be; empty for as fast as may be. */
  public Optional<TransferRate> rate(String verb) {
    return rates.stream()
        .filter(rate -> rate.verbs().contains(verb) && rate.bytesPerSecond() > 0)
        .findFirst();
  }
}
