package io.sfsdk.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** All that a host sees of a public type names only types of the JDK and of core: what it extends, its members and their types. */
final class SignaturesOfOurs extends ArchCondition<JavaClass> {
    SignaturesOfOurs() {
        super("name only types of the JDK and of core");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isVisible(type)) {
            return;
        }
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        require(type.getName(), parents, events);
        type.getFields().stream()
                .filter(SignaturesOfOurs::isVisible)
                .forEach(field -> require(field.getFullName(), Stream.of(field.getType()), events));
        type.getCodeUnits().stream()
                .filter(SignaturesOfOurs::isVisible)
                .forEach(unit -> require(unit.getFullName(), typesOf(unit), events));
    }

    private static Stream<JavaType> typesOf(JavaCodeUnit unit) {
        Stream<JavaType> thrown = unit.getThrowsClause().getTypes().stream().map(JavaType.class::cast);
        return Stream.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), thrown)
                .flatMap(types -> types);
    }

    private static void require(String where, Stream<? extends JavaType> types, ConditionEvents events) {
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !isAllowed(type))
                .forEach(type -> events.add(SimpleConditionEvent.violated(where, where + " names " + type.getName())));
    }

    /** A nested type is seen if those around it are. */
    private static boolean isVisible(JavaClass type) {
        boolean isOffered = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return isOffered
                && type.getEnclosingClass().map(SignaturesOfOurs::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        boolean isOffered = member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        return isOffered && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isAllowed(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().startsWith("javax.sql")
                || type.getPackageName().startsWith("javax.net.ssl")
                || type.getPackageName().equals(House.ROOT)
                || type.getPackageName().startsWith(House.ROOT + ".");
    }
}
