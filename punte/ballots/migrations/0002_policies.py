"""Row-level policies of ballots, and what the database itself refuses: to change a poll that is open, to vote back, to
alter a ballot, to lose one."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "ballots_voterlist",
    "ballots_voterlisthistory",
    "ballots_listedvoter",
    "ballots_poll",
    "ballots_pollhistory",
    "ballots_option",
    "ballots_voter",
    "ballots_vote",
    "ballots_votehistory",
    "ballots_roomvote",
    "ballots_boxkey",
    "ballots_envelope",
    "ballots_ballot",
]
ANNOUNCED = "public AND state = 'published' OR live AND state IN ('open', 'closed', 'published')"
OPEN_DOORS = {
    "ballots_poll_announced": ("ballots_poll", ANNOUNCED),
    "ballots_voter_own": ("ballots_voter", rls.OWN_KEY),
}
FROZEN = (
    "consortium_id operation_id organisation_id question explanation kind seats most top unit secret live places voters_id"
    " opens_at closes_at quorum public code box grouped entitled"
).split()

POLL = f"""
CREATE FUNCTION punte_poll_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a poll is cancelled, not deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state NOT IN ('draft', 'scheduled') AND (
        ({", ".join(f"OLD.{name}" for name in FROZEN)}) IS DISTINCT FROM ({", ".join(f"NEW.{name}" for name in FROZEN)})
        OR NEW.state IN ('draft', 'scheduled')
        OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN
            (('open', 'closed'), ('open', 'cancelled'), ('closed', 'published'))
    ) THEN
        RAISE EXCEPTION 'a poll that was opened is not changed any more' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ballots_poll_frozen BEFORE UPDATE OR DELETE ON ballots_poll
    FOR EACH ROW EXECUTE FUNCTION punte_poll_frozen();

CREATE FUNCTION punte_option_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.poll_id ELSE NEW.poll_id END;
BEGIN
    PERFORM FROM ballots_poll WHERE id = about AND state IN ('draft', 'scheduled') FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'options of an opened poll are not changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER ballots_option_frozen BEFORE INSERT OR UPDATE OR DELETE ON ballots_option
    FOR EACH ROW EXECUTE FUNCTION punte_option_frozen();
"""
POLL_BACK = """
DROP TRIGGER ballots_option_frozen ON ballots_option; DROP FUNCTION punte_option_frozen();
DROP TRIGGER ballots_poll_frozen ON ballots_poll; DROP FUNCTION punte_poll_frozen();
"""

# Whoever voted stays on the register as having voted; of one who is written on it, nobody takes them off.
REGISTER = """
CREATE FUNCTION punte_register_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.voted AND NOT NEW.voted OR (OLD.id, OLD.poll_id, OLD.user_id, OLD.organisation_id,
        OLD."group", OLD.votes) IS DISTINCT FROM (NEW.id, NEW.poll_id, NEW.user_id, NEW.organisation_id, NEW."group",
        NEW.votes) THEN
        RAISE EXCEPTION 'the register of an opened poll is kept as it was' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ballots_voter_kept BEFORE UPDATE OR DELETE ON ballots_voter
    FOR EACH ROW EXECUTE FUNCTION punte_register_kept();

CREATE FUNCTION punte_register_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE marks bigint; found bigint;
BEGIN
    IF NOT (SELECT secret FROM ballots_poll WHERE id = NEW.poll_id) THEN RETURN NULL; END IF;
    SELECT (SELECT count(*) FROM ballots_voter WHERE poll_id = NEW.poll_id AND voted),
           (SELECT count(*) FROM ballots_envelope WHERE poll_id = NEW.poll_id)
           + (SELECT count(*) FROM ballots_ballot WHERE poll_id = NEW.poll_id) INTO marks, found;
    IF marks <> found THEN
        RAISE EXCEPTION '% marks in the register, % ballots', marks, found USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ballots_voter_balanced AFTER UPDATE ON ballots_voter DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.voted AND NOT OLD.voted) EXECUTE FUNCTION punte_register_balanced();
"""
REGISTER_BACK = """
DROP TRIGGER ballots_voter_balanced ON ballots_voter; DROP FUNCTION punte_register_balanced();
DROP TRIGGER ballots_voter_kept ON ballots_voter; DROP FUNCTION punte_register_kept();
"""

# The box: nothing is changed in it; what leaves it is shaken and put back, or counted, in the same statement or
# transaction. Ballots come only while the poll is still open: in the transaction that closes it.
BOX = """
CREATE FUNCTION punte_box_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('punte.box', true) IN ('shaken', 'opened') THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'nothing is taken out of a ballot box' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ballots_envelope_kept BEFORE UPDATE OR DELETE ON ballots_envelope
    FOR EACH ROW EXECUTE FUNCTION punte_box_kept();
CREATE TRIGGER ballots_envelope_no_truncate BEFORE TRUNCATE ON ballots_envelope
    FOR EACH STATEMENT EXECUTE FUNCTION punte_append_only();

CREATE FUNCTION punte_votes_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM ballots_poll WHERE id = NEW.poll_id AND state = 'open' FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this poll takes no votes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ballots_envelope_while_open BEFORE INSERT ON ballots_envelope
    FOR EACH ROW EXECUTE FUNCTION punte_votes_while_open();
CREATE TRIGGER ballots_ballot_while_open BEFORE INSERT ON ballots_ballot
    FOR EACH ROW EXECUTE FUNCTION punte_votes_while_open();
CREATE TRIGGER ballots_vote_while_open BEFORE INSERT OR UPDATE ON ballots_vote
    FOR EACH ROW EXECUTE FUNCTION punte_votes_while_open();
CREATE TRIGGER ballots_roomvote_while_open BEFORE INSERT OR UPDATE ON ballots_roomvote
    FOR EACH ROW EXECUTE FUNCTION punte_votes_while_open();
"""
BOX_BACK = """
DROP TRIGGER ballots_roomvote_while_open ON ballots_roomvote;
DROP TRIGGER ballots_vote_while_open ON ballots_vote;
DROP TRIGGER ballots_ballot_while_open ON ballots_ballot;
DROP TRIGGER ballots_envelope_while_open ON ballots_envelope;
DROP FUNCTION punte_votes_while_open();
DROP TRIGGER ballots_envelope_no_truncate ON ballots_envelope;
DROP TRIGGER ballots_envelope_kept ON ballots_envelope; DROP FUNCTION punte_box_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("ballots", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        rls.append_only("ballots_ballot"),
        *(
            migrations.RunSQL(
                f"CREATE POLICY {name} ON {table} FOR SELECT USING ({condition})",
                f"DROP POLICY {name} ON {table}",
            )
            for name, (table, condition) in OPEN_DOORS.items()
        ),
        migrations.RunSQL(POLL, POLL_BACK),
        migrations.RunSQL(REGISTER, REGISTER_BACK),
        migrations.RunSQL(BOX, BOX_BACK),
    ]
