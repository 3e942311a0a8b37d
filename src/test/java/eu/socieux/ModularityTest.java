package eu.socieux;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the modules to what each offers: its root package and its named interfaces, and no cycle. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModularityTest {

    @Test
    void modules_use_only_what_others_offer() {
        ApplicationModules.of(SocieuxApplication.class.getPackageName()).verify();
    }
}
