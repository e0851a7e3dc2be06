"""Row-level policies on persons; the function of append-only tables."""

from django.db import migrations

from punte.base import rls

OWN_KEY = f"({rls.SAME_CONSORTIUM}) OR {rls.OWN_KEY}"
PUBLIC_OR_OWN = f"consortium_id IS NULL OR ({rls.SAME_CONSORTIUM})"
TABLES = [
    "people_person",
    "people_identity",
    "people_identityevent",
    "people_contact",
    "people_contactevent",
    "people_nationalnumber",
    "people_personname",
    "people_claim",
]


# A policy keeps the index of trigrams from being used: PostgreSQL must not show a row to an operator before the policy
# has let it pass. So the finding is done by a function of the owner, which says the policy itself and gives away
# numbers only. See docs/decisions/0016-one-index-of-search-rows.md.
FIND = migrations.RunSQL(
    """
    CREATE FUNCTION punte_find(kind integer, starts text[], wholes text[], alike text[])
    RETURNS TABLE (number bigint, uuid uuid, rank real, sort_key text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
        circle bigint := nullif(current_setting('punte.consortium', true), '')::bigint;
        words integer := cardinality(starts);
        begun text := 'true'; whole text := '0'; likely text := 'true'; likeness text := '0';
        one text; many text; found text;
    BEGIN
        IF words = 0 THEN RETURN; END IF;
        FOR i IN 1..words LOOP
            begun := begun || format(' AND folded ~ %L', starts[i]);
            whole := whole || format(' + (position(%L in '' '' || folded || '' '') > 0)::int', ' ' || wholes[i] || ' ');
        END LOOP;
        FOREACH one IN ARRAY alike LOOP
            SELECT string_agg(format('%L <%% folded', r), ' OR '),
                   string_agg(format('word_similarity(%L, folded)', r), ', ')
            INTO found, many FROM unnest(string_to_array(one, '|')) r;
            likely := likely || ' AND (' || found || ')';
            likeness := likeness || ' + greatest(' || many || ')';
        END LOOP;
        found := format('2 + (%s)::real / %s', whole, words);
        IF cardinality(alike) > 0 THEN
            found := format('CASE WHEN %s THEN %s ELSE (%s) / %s END', begun, found, likeness, cardinality(alike));
            PERFORM set_config('pg_trgm.word_similarity_threshold', '0.55', true);
            begun := '(' || begun || ') OR (' || likely || ')';
        END IF;
        IF kind = 0 THEN
            RETURN QUERY EXECUTE 'SELECT n.person_id, NULL::uuid, (' || found || ')::real, n.sort_key'
                ' FROM people_personname n WHERE n.consortium_id = $1 AND (' || begun || ')' USING circle;
        ELSE
            RETURN QUERY EXECUTE 'SELECT n.number, n.uuid, (' || found || ')::real, n.sort_key'
                ' FROM people_searchrow n WHERE n.kind = $2 AND (n.consortium_id IS NULL OR n.consortium_id = $1)'
                ' AND (' || begun || ')' USING circle, kind;
        END IF;
    END $$;
    REVOKE ALL ON FUNCTION punte_find(integer, text[], text[], text[]) FROM PUBLIC;
    """,
    "DROP FUNCTION punte_find(integer, text[], text[], text[]);",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        *rls.policies(TABLES),
        rls.policy("people_personkey", OWN_KEY),
        rls.policy("people_searchrow", PUBLIC_OR_OWN),
        FIND,
        rls.APPEND_ONLY_FUNCTION,
    ]
