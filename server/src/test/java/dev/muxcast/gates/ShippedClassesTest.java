package dev.muxcast.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The classes under test are those that users run: rewritten already, and with the lines that a
/// stack trace names.
class ShippedClassesTest {

  @Test
  void classesUnderTestAreRewrittenAndKnowTheirLines() throws IOException, URISyntaxException {
    List<String> faults = new ArrayList<>();
    List<ClassModel> classes = classes();
    assertTrue(classes.size() > 100, "the classes were not found");
    for (ClassModel type : classes) {
      for (MethodModel method : type.methods()) {
        method.code().ifPresent(code -> look(type, method, code, faults));
      }
    }
    assertEquals(List.of(), faults, "not what is shipped");
  }

  private static void look(
      ClassModel type, MethodModel method, CodeModel code, List<String> faults) {
    String name = type.thisClass().asInternalName() + "." + method.methodName().stringValue();
    code.elementStream()
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(each -> ((InvokeDynamicInstruction) each).bootstrapMethod().owner().displayName())
        .filter(owner -> owner.equals("ObjectMethods") || owner.equals("SwitchBootstraps"))
        .forEach(owner -> faults.add(name + " has code written at run time by " + owner));
    boolean written = !method.flags().has(AccessFlag.SYNTHETIC);
    if (written && ((CodeAttribute) code).findAttribute(Attributes.lineNumberTable()).isEmpty()) {
      faults.add(name + " does not know its lines");
    }
  }

  private static List<ClassModel> classes() throws IOException, URISyntaxException {
    Path folder = Path.of(Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<ClassModel> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        all.add(ClassFile.of().parse(file));
      }
    }
    return all;
  }
}
