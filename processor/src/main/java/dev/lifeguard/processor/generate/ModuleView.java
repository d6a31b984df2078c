package dev.lifeguard.processor.generate;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What the module of a spec sees, and what it may show to others. */
final class ModuleView {

  private final Elements elements;
  private final TypeElement spec;

  ModuleView(Elements elements, TypeElement spec) {
    this.elements = elements;
    this.spec = spec;
  }

  /** Whether source in the spec's module can name the type. */
  boolean sees(String canonicalName) {
    ModuleElement module = elements.getModuleOf(spec);
    return (module == null
            ? elements.getTypeElement(canonicalName)
            : elements.getTypeElement(module, canonicalName))
        != null;
  }

  /** Whether a public class of the spec's package is also seen in other modules. */
  boolean exportsSpec() {
    ModuleElement module = elements.getModuleOf(spec);
    return module != null
        && ElementFilter.exportsIn(module.getDirectives()).stream()
            .anyMatch(exported -> exported.getPackage().equals(elements.getPackageOf(spec)));
  }

  /** Whether every module that reads the spec's reads the module of that name too. */
  boolean passesOn(String moduleName) {
    ModuleElement module = elements.getModuleOf(spec);
    return module != null
        && ElementFilter.requiresIn(module.getDirectives()).stream()
            .filter(
                required -> required.getDependency().getQualifiedName().contentEquals(moduleName))
            .anyMatch(required -> required.isTransitive());
  }
}
