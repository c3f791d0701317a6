package io.sfsdk.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** A public or protected method of a public type names only types of the JDK and of core. */
final class SignaturesOfOurs extends ArchCondition<JavaMethod> {
    SignaturesOfOurs() {
        super("name only types of the JDK and of core");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean isVisible = method.getModifiers().contains(JavaModifier.PUBLIC)
                || method.getModifiers().contains(JavaModifier.PROTECTED);
        if (!isVisible) {
            return;
        }
        Stream.of(
                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                        method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        method.getThrowsClause().getTypes().stream())
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !isAllowed(type))
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(method, method.getFullName() + " names " + type.getName())));
    }

    private static boolean isAllowed(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().startsWith("javax.sql")
                || type.getPackageName().startsWith("javax.net.ssl")
                || type.getPackageName().startsWith(House.ROOT);
    }
}
