package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names one FROM brings in. */
final class ObjectScope implements Columns {
    private final Session session;
    private final ObjectType type;
    private final @Nullable String alias;
    private final PathResolver resolver;
    private final Joins joins;

    ObjectScope(Session session, ObjectType type, @Nullable String alias) {
        this.session = session;
        this.type = type;
        this.alias = alias;
        this.resolver = new PathResolver(session.view().schema(), session.refusals());
        this.joins = new Joins(session);
    }

    Session session() {
        return session;
    }

    Refusals refusals() {
        return session.refusals();
    }

    ObjectType type() {
        return type;
    }

    Joins joins() {
        return joins;
    }

    PathResolver resolver() {
        return resolver;
    }

    ResolvedPath resolve(Expression.Path path) {
        return resolver.resolve(type, local(path));
    }

    /** The field of this object a path names, if it names no parent's. */
    Optional<Field> ownField(Expression expression) {
        if (!(expression instanceof Expression.Path path)) {
            return Optional.empty();
        }
        Expression.Path local = local(path);
        return local.names().size() == 1 ? type.field(local.last()) : Optional.empty();
    }

    /** The path without the name FROM gives the object. */
    Expression.Path local(Expression.Path path) {
        String first = path.names().get(0);
        boolean named = path.names().size() > 1 && (first.equalsIgnoreCase(alias) || isTheObject(first));
        return named ? path.withoutFirst() : path;
    }

    private boolean isTheObject(String name) {
        return name.equalsIgnoreCase(type.name())
                && type.parentRelationship(name).isEmpty();
    }

    @Override
    public Column column(Expression expression) {
        return expression instanceof Expression.Path path
                ? column(resolve(path))
                : ScalarFunctions.column((Expression.Call) expression, this);
    }

    Column column(ResolvedPath path) {
        return new Column(path.name(), path.type(), path.field(), reader(path));
    }

    private Column.Reader reader(ResolvedPath path) {
        int slot = joins.slot(path.hops());
        Column.Reader leaf = leaf(path, owner(path));
        if (slot == Joins.SELF) {
            return leaf;
        }
        return row -> {
            Row parent = ((JoinedRow) row).parent(slot);
            return parent == null ? null : leaf.read(parent);
        };
    }

    private ObjectType owner(ResolvedPath path) {
        List<Hop> hops = path.hops();
        return hops.isEmpty() ? type : hops.get(hops.size() - 1).targets().get(0);
    }

    private static Column.Reader leaf(ResolvedPath path, ObjectType owner) {
        Field field = path.field();
        if (field == null) {
            return Row::objectName;
        }
        if (field.type() == FieldType.ADDRESS || field.type() == FieldType.LOCATION) {
            return new CompoundValue(owner, field);
        }
        String name = field.name();
        return row -> row.value(name);
    }

    /** The same for every spelling of the same expression. */
    String key(Expression expression) {
        if (expression instanceof Expression.Path path) {
            return resolve(path).key();
        }
        Expression.Call call = (Expression.Call) expression;
        return call.function() + (call.argument() == null ? "" : " " + key(call.argument()));
    }

    /** The parents a path that ends in a relationship leads over. */
    List<Hop> hops(Expression.Path path) {
        return resolver.hops(type, local(path).names(), path.offset());
    }
}
