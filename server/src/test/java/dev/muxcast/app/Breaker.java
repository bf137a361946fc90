package dev.muxcast.app;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Breaks methods of another Java process while it runs, as a debugger may: they do nothing but
/// throw, until they are mended.
final class Breaker {
  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;
  private VirtualMachine machine;

  Breaker() throws Exception {
    connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();
    arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("timeout").setValue("30000");
    address = connector.startListening(arguments);
  }

  /// What the process has to be started with.
  String option() {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=127.0.0.1:" + port;
  }

  /// Waits for the process.
  void accept() throws Exception {
    machine = connector.accept(arguments);
    connector.stopListening(arguments);
  }

  /// Breaks a method. Its class has been loaded.
  ///
  /// @param thrown the class of what it throws
  void breaks(Class<?> type, String method, Class<? extends Throwable> thrown) throws Exception {
    ClassFile classes = ClassFile.of();
    ClassDesc what = ClassDesc.of(thrown.getName());
    CodeTransform throwing =
        new CodeTransform() {
          @Override
          public void atStart(CodeBuilder code) {
            code.new_(what).dup();
            code.invokespecial(what, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).athrow();
          }

          @Override
          public void accept(CodeBuilder code, CodeElement element) {}
        };
    redefine(
        type,
        classes.transformClass(
            classes.parse(compiled(type)),
            ClassTransform.transformingMethodBodies(
                each -> each.methodName().equalsString(method), throwing)));
  }

  /// Mends what was broken in that class.
  void mend(Class<?> type) throws Exception {
    redefine(type, compiled(type));
  }

  private void redefine(Class<?> type, byte[] code) {
    List<ReferenceType> loaded = machine.classesByName(type.getName());
    machine.redefineClasses(Map.of(loaded.getFirst(), code));
  }

  private static byte[] compiled(Class<?> type) throws Exception {
    String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }
}
