package dev.sluice.kit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
    @ParameterizedTest
    @CsvSource({
        "admin@*/*, operator@production/shop, true",
        "admin@*/*, client@production/shop, false",
        "operator@production/*, operator@production/shop, true",
        "operator@production/*, viewer@production/shop, true",
        "operator@production/*, approver@production/shop, false",
        "operator@production/*, operator@staging/shop, false",
        "operator@*/shop, operator@staging/shop, true",
        "operator@*/shop, operator@staging/cart, false",
        "approver@*/*, viewer@a/b, true",
        "viewer@*/*, operator@a/b, false",
        "admin@production/shop, admin@*/*, false",
        "admin@*/*, admin@*/*, true",
        "reporter@*/*, viewer@a/b, false",
    })
    void coversWhatItSays(String held, String needed, boolean covered) {
        assertThat(Grant.parse(held).orElseThrow().covers(Grant.parse(needed).orElseThrow()))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "admin@*", "Admin@*/*", "root@*/*", "admin@/*", "admin@a/b/c", "admin@a /b"})
    void whatHasAnotherFormIsNoGrant(String text) {
        assertThat(Grant.parse(text)).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        Grant grant = new Grant(Role.APPROVER, "production", "*");
        assertThat(Grant.parse(grant.toString())).contains(grant);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleImpliesExactlyTheseOthers(Role role) {
        Set<Role> implied = EnumSet.noneOf(Role.class);
        for (Role other : Role.values()) {
            if (role.implies(other)) {
                implied.add(other);
            }
        }
        Set<Role> expected =
                switch (role) {
                    case ADMIN -> EnumSet.of(Role.ADMIN, Role.OPERATOR, Role.APPROVER, Role.VIEWER);
                    case OPERATOR -> EnumSet.of(Role.OPERATOR, Role.VIEWER);
                    case APPROVER -> EnumSet.of(Role.APPROVER, Role.VIEWER);
                    case VIEWER -> EnumSet.of(Role.VIEWER);
                    case CLIENT -> EnumSet.of(Role.CLIENT);
                    case REPORTER -> EnumSet.of(Role.REPORTER);
                };
        assertThat(implied).isEqualTo(expected);
    }

    @Test
    void aClaimMayHoldOtherThingsToo() {
        assertThat(Grants.read(List.of("\"viewer@*/*\"", 7, "nonsense"), "ada"))
                .containsExactly(new Grant(Role.VIEWER, "*", "*"));
        assertThat(Grants.read("viewer@*/*", "ada")).isEmpty();
        assertThat(Grants.read(null, "ada")).isEmpty();
    }
}
