package dev.lifeguard.processor.model;

/**
 * The name of a generated struct class: {@code Config} gives {@code ConfigRec}, and {@code Config}
 * nested in {@code Ftp} gives {@code FtpConfigRec}.
 *
 * @param packageName the spec's package, empty for the unnamed one
 * @param simpleName the simple name of the class, which is always top-level
 */
public record RecName(String packageName, String simpleName) {

  /** The canonical name of the class. */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + '.' + simpleName;
  }
}
