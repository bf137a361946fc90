package dev.muxcast.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What of the server is used here is in its `module-info.java`; this is about the packages here.
class PackagesTest {

  @Test
  void hooksKnowOfOursOnlyHowFilesAreWritten() {
    noClasses()
        .that()
        .resideInAPackage("dev.muxcast.hooks")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "of another package of ours",
                type ->
                    type.getPackageName().startsWith("dev.muxcast.")
                        && !type.getPackageName().equals("dev.muxcast.files")
                        && !type.getPackageName().equals("dev.muxcast.hooks")))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.muxcast.hooks"));
  }
}
