import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.spi.ToolProvider;
import jdk.tools.jlink.internal.PluginRepository;
import jdk.tools.jlink.plugin.Plugin;
import jdk.tools.jlink.plugin.ResourcePool;
import jdk.tools.jlink.plugin.ResourcePoolBuilder;
import jdk.tools.jlink.plugin.ResourcePoolEntry;

/// `jlink` with one option more, `--strip-jdk`: takes line numbers, names of variables and whatever
/// else only debuggers read out of the JDK's own classes. The tool's own option for that knows all
/// modules or none, and the program's own classes must reach users as they were tested, with the
/// lines that a stack trace names.
///
/// Usage: as `jlink`; the packages named here belong to the JDK, so they have to be exported to it.
final class Link implements Plugin {
  private final ClassFile stripped =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.ConstantPoolSharingOption.NEW_POOL);

  public static void main(String... arguments) {
    PluginRepository.registerPlugin(new Link());
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    System.exit(jlink.run(System.out, System.err, arguments));
  }

  @Override
  public String getName() {
    return "strip-jdk";
  }

  @Override
  public ResourcePool transform(ResourcePool in, ResourcePoolBuilder out) {
    in.transformAndCopy(entry -> isClassOfJdk(entry) ? withoutDebug(entry) : entry, out);
    return out.build();
  }

  private static boolean isClassOfJdk(ResourcePoolEntry entry) {
    String module = entry.moduleName();
    return (module.startsWith("java.") || module.startsWith("jdk."))
        && entry.path().endsWith(".class")
        && !entry.path().endsWith("/module-info.class");
  }

  private ResourcePoolEntry withoutDebug(ResourcePoolEntry entry) {
    ClassTransform rest = ClassTransform.dropping(each -> each instanceof SourceFileAttribute);
    return entry.copyWithContent(
        stripped.transformClass(stripped.parse(entry.contentBytes()), rest));
  }
}
