import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Takes run-time code generation out of compiled classes. A switch over a sealed type and the
/// methods of a record each make the JVM write a class when they first run, and load the writer of
/// classes for that: some 300 classes that a server of 50 MB has no room for. This rewrites both
/// into plain instructions with the same meaning; the sources stay as they are.
///
/// Usage: `java Desugar.java FOLDER CLASSPATH`: a folder of class files, which are replaced, and where
/// the classes are that they extend.
final class Desugar {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final MethodTypeDesc TYPE_SWITCH =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private final ClassFile classes;
  private final ClassModel model;
  private final ClassDesc self;
  private final List<List<ClassDesc>> switches = new ArrayList<>();

  private Desugar(ClassFile classes, ClassModel model) {
    this.classes = classes;
    this.model = model;
    self = model.thisClass().asSymbol();
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ClassFile classes =
        ClassFile.of(
            knowing(arguments[1].split(File.pathSeparator)),
            ClassFile.ConstantPoolSharingOption.NEW_POOL);
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      byte[] before = Files.readAllBytes(file);
      ClassModel model = classes.parse(before);
      if (model.isModuleInfo()) {
        continue;
      }
      byte[] after = new Desugar(classes, model).rewritten();
      if (after != null) {
        Files.write(file, after);
      }
    }
  }

  /// What it takes to see which class extends which; libraries that are not there are plain classes.
  private static ClassFile.ClassHierarchyResolverOption knowing(String... classPath)
      throws IOException {
    URL[] places = new URL[classPath.length];
    for (int i = 0; i < classPath.length; i++) {
      places[i] = Path.of(classPath[i]).toUri().toURL();
    }
    ClassHierarchyResolver ours =
        ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(places));
    return ClassFile.ClassHierarchyResolverOption.of(
        ours.orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object)));
  }

  /// The class without what makes code at run time; null when there is nothing of it.
  private byte[] rewritten() {
    boolean[] touched = {false};
    CodeTransform code =
        (builder, element) -> {
          if (element instanceof InvokeDynamicInstruction indy) {
            if (typeLabels(indy) instanceof List<ClassDesc> labels) {
              switches.add(labels);
              touched[0] = true;
              builder.invokestatic(
                  self, "typeSwitch$" + (switches.size() - 1), TYPE_SWITCH, isInterface());
              return;
            }
            if (isRecordMethod(indy)) {
              touched[0] = true;
              String name = indy.name().stringValue();
              MethodTypeDesc type = indy.typeSymbol();
              builder.invokestatic(self, "record$" + name, type, false);
              return;
            }
          }
          builder.with(element);
        };
    ClassTransform methods =
        ClassTransform.transformingMethodBodies(code)
            .andThen(ClassTransform.endHandler(this::addHelpers));
    byte[] after = classes.transformClass(model, methods);
    return touched[0] ? after : null;
  }

  private boolean isInterface() {
    return model.flags().has(AccessFlag.INTERFACE);
  }

  /// The classes a switch looks for, in order; null when it looks for anything else.
  private static List<ClassDesc> typeLabels(InvokeDynamicInstruction indy) {
    if (!indy.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.SwitchBootstraps"))
        || !indy.bootstrapMethod().methodName().equals("typeSwitch")) {
      return null;
    }
    List<ClassDesc> labels = new ArrayList<>();
    for (ConstantDesc label : indy.bootstrapArgs()) {
      if (!(label instanceof ClassDesc type) || type.isPrimitive()) {
        return null;
      }
      labels.add(type);
    }
    return labels;
  }

  private static boolean isRecordMethod(InvokeDynamicInstruction indy) {
    return indy.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.ObjectMethods"));
  }

  private void addHelpers(java.lang.classfile.ClassBuilder builder) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    for (int i = 0; i < switches.size(); i++) {
      List<ClassDesc> labels = switches.get(i);
      builder.withMethodBody("typeSwitch$" + i, TYPE_SWITCH, flags, code -> typeSwitch(code, labels));
    }
    RecordAttribute components = model.findAttribute(Attributes.record()).orElse(null);
    if (components == null) {
      return;
    }
    List<RecordComponentInfo> all = components.components();
    for (MethodModel method : model.methods()) {
      if (method.code().isEmpty() || !usesRecordBootstrap(method)) {
        continue;
      }
      String name = method.methodName().stringValue();
      MethodTypeDesc type = method.methodTypeSymbol().insertParameterTypes(0, self);
      builder.withMethodBody(
          "record$" + name,
          type,
          flags,
          code -> {
            switch (name) {
              case "equals" -> equalsBody(code, all);
              case "hashCode" -> hashBody(code, all);
              case "toString" -> textBody(code, all);
              default -> throw new IllegalStateException(name);
            }
          });
    }
  }

  private static boolean usesRecordBootstrap(MethodModel method) {
    return method.code().orElseThrow().elementStream()
        .anyMatch(each -> each instanceof InvokeDynamicInstruction indy && isRecordMethod(indy));
  }

  /// As `SwitchBootstraps.typeSwitch`: -1 for null, else the first label from the restart index on
  /// that the value is an instance of, else how many there are.
  private static void typeSwitch(CodeBuilder code, List<ClassDesc> labels) {
    Label notNull = code.newLabel();
    code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private void field(CodeBuilder code, RecordComponentInfo component) {
    code.getfield(self, component.name().stringValue(), component.descriptorSymbol());
  }

  private void equalsBody(CodeBuilder code, List<RecordComponentInfo> components) {
    Label different = code.newLabel();
    code.aload(1).instanceOf(self).ifeq(different);
    for (RecordComponentInfo component : components) {
      ClassDesc type = component.descriptorSymbol();
      code.aload(0);
      field(code, component);
      code.aload(1).checkcast(self);
      field(code, component);
      switch (TypeKind.from(type).asLoadable()) {
        case INT -> code.if_icmpne(different);
        case LONG -> code.lcmp().ifne(different);
        case FLOAT, DOUBLE -> {
          ClassDesc box = ClassDesc.of(type.equals(ConstantDescs.CD_float) ? "java.lang.Float" : "java.lang.Double");
          code.invokestatic(box, "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
          code.ifne(different);
        }
        default ->
            code.invokestatic(
                    OBJECTS,
                    "equals",
                    MethodTypeDesc.of(
                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                .ifeq(different);
      }
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private void hashBody(CodeBuilder code, List<RecordComponentInfo> components) {
    code.iconst_0();
    for (RecordComponentInfo component : components) {
      ClassDesc type = component.descriptorSymbol();
      code.bipush(31).imul().aload(0);
      field(code, component);
      ClassDesc owner = type.isPrimitive() ? boxOf(type) : OBJECTS;
      ClassDesc argument = type.isPrimitive() ? type : ConstantDescs.CD_Object;
      code.invokestatic(owner, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, argument)).iadd();
    }
    code.ireturn();
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return ClassDesc.of(
        "java.lang."
            + switch (primitive.displayName()) {
              case "int" -> "Integer";
              case "char" -> "Character";
              case String name -> name.substring(0, 1).toUpperCase() + name.substring(1);
            });
  }

  private void textBody(CodeBuilder code, List<RecordComponentInfo> components) {
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void));
    String before = self.displayName().substring(self.displayName().lastIndexOf('$') + 1) + "[";
    for (RecordComponentInfo component : components) {
      append(code.loadConstant(before + component.name().stringValue() + "="), ConstantDescs.CD_String);
      code.aload(0);
      field(code, component);
      ClassDesc type = component.descriptorSymbol();
      boolean small = type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short);
      append(code, small ? ConstantDescs.CD_int : type.isPrimitive() ? type : ConstantDescs.CD_Object);
      before = ", ";
    }
    append(code.loadConstant(components.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
  }
}
