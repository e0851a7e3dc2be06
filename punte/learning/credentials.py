"""Open Badges 3.0: the signed credential of a certificate, the issuer's did:web document, the status lists.

Third parties verify these without asking us what they mean: eddsa-rdfc-2022 over the document, the key from the did:web
document, suspension and revocation from Bitstring status lists. The secret half of a key is derived, never stored.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.urls import reverse

from punte.learning.models import Certificate, SigningKey
from punte.organisations.models import Organisation
from punte.people import sealing
from punte.people.models import Consortium
from punte.projects.models import Operation

PURPOSES = ("revocation", "suspension")
LIST_DAYS = 7  # a status list is signed anew at each request; an old copy is stale after a week


def private_key(consortium: Consortium, number: int) -> Ed25519PrivateKey:
    """The key of a generation, derived from the consortium's key as the keys of files are."""
    seed = sealing.derived_key(consortium.key, f"credentials:{number}")
    return Ed25519PrivateKey.from_private_bytes(seed)


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(consortium: Consortium, number: int) -> bytes:
    """What verifies signatures of a generation."""
    public = private_key(consortium, number).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def did_of(base_url: str, operation: Operation, organisation_id: int) -> str:
    """The provider's identifier: did:web of this installation's host and the address of its document."""
    parts = [urlsplit(base_url).netloc, "learning", operation.code, "issuers", str(organisation_id)]
    return "did:web:" + ":".join(quote(part, safe="") for part in parts)


def did_document(did: str, keys: Iterable[SigningKey], consortium: Consortium) -> dict[str, Any]:
    """The document others fetch: every generation, as Multikey (Data Integrity) and as JWK (JWT)."""
    from openbadgeslib.keys import public_jwk_from_pem
    from openbadgeslib.ob3.did import multikey_from_pem

    methods: list[dict[str, Any]] = []
    for key in keys:
        pem = public_pem(consortium, key.number)
        methods += [
            {
                "id": f"{did}#key-{key.number}",
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": multikey_from_pem(pem),
            },
            {
                "id": f"{did}#jwk-{key.number}",
                "type": "JsonWebKey",
                "controller": did,
                "publicKeyJwk": public_jwk_from_pem(pem),
            },
        ]
    return {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [m["id"] for m in methods],
    }


def status_url(base_url: str, operation: Operation, issuer_id: int, purpose: str) -> str:
    """Where a provider's status list is fetched."""
    return base_url + reverse("learning:status_list", args=[operation.code, issuer_id, purpose])


def credential(
    certificate: Certificate, *, name: str, salt: str, base_url: str, issuer: Organisation
) -> dict[str, Any]:
    """The signed credential of a certificate that is about to be written. Who it is about is told as a salted hash of
    the name: whoever is shown the paper can compare, nobody else learns a name."""
    from openbadgeslib.ob3.credential import Achievement, IdentityObject, OpenBadgeCredential
    from openbadgeslib.ob3.credential import Issuer as Profile
    from openbadgeslib.ob3.ldp import OB3LdpSigner
    from openbadgeslib.ob3.status_list import status_entry

    operation, told = certificate.operation, certificate.payload
    did = did_of(base_url, operation, issuer.pk)
    check = base_url + reverse("learning:check_number", args=[certificate.full_number])
    digest = hashlib.sha256(f"{name}{salt}".encode()).hexdigest()
    document = OpenBadgeCredential(
        id=f"{check}#credential",
        issuer=Profile(id=did, name=issuer.name),
        recipient_id=None,
        achievement=Achievement(
            id=f"{base_url}/learning/{operation.code}/achievements/{told['programme_id']}-{certificate.kind}",
            name=told["programme"],
            description=told["attests"],
            criteria_narrative=" ".join(told["criteria"]),
            achievement_type="Certificate" if certificate.kind == Certificate.Kind.PASS else "Course",
        ),
        name=f"{told['programme']} ({certificate.full_number})",
        issuance_date=dt.datetime.combine(certificate.issued_on, dt.time(), dt.UTC),
        identifiers=[IdentityObject(f"sha256${digest}", "name", True, salt)],
        credential_status=[
            status_entry(
                status_url(base_url, operation, issuer.pk, purpose), purpose, certificate.status_index
            )
            for purpose in PURPOSES
        ],
    )
    key = private_key(operation.consortium, certificate.key.number)
    return OB3LdpSigner(_pem(key), f"{did}#key-{certificate.key.number}").sign(document)


def status_list(
    operation: Operation, purpose: str, *, base_url: str, issuer_id: int, at: dt.datetime
) -> dict[str, Any]:
    """The list of those whose bit is set, not signed yet; it goes stale after a week, so that no old copy revives
    what was revoked."""
    from openbadgeslib.ob3.status_list import build_status_list_credential

    states = {"revocation": ("revoked", "superseded"), "suspension": ("suspended",)}[purpose]
    off = Certificate.objects.filter(
        operation=operation, enrolment__offering__programme__organisation=issuer_id, state__in=states
    )
    return build_status_list_credential(
        did_of(base_url, operation, issuer_id),
        status_url(base_url, operation, issuer_id, purpose),
        purpose,
        list(off.values_list("status_index", flat=True)),
        issued=at.replace(microsecond=0),
        valid_until=at.replace(microsecond=0) + dt.timedelta(days=LIST_DAYS),
    )


def signed_list(document: dict[str, Any], consortium: Consortium, number: int) -> dict[str, Any]:
    """The list with its proof in it (Data Integrity)."""
    from openbadgeslib.ob3.ldp import add_data_integrity_proof

    method = f"{document['issuer']}#key-{number}"
    return add_data_integrity_proof(document, _pem(private_key(consortium, number)), method)


def signed_list_jwt(document: dict[str, Any], consortium: Consortium, number: int) -> str:
    """The same as a JWT, for who asks for one."""
    from openbadgeslib.ob3.status_list import sign_status_list_credential

    return sign_status_list_credential(document, _pem(private_key(consortium, number)), "EdDSA")


def signs(document: dict[str, Any], consortium: Consortium, number: int) -> bool:
    """Whether this very document was signed by this generation of the consortium's key."""
    from openbadgeslib.ob3.ldp import OB3LdpVerifier
    from openbadgeslib.ob3.verifier import OB3VerificationError

    try:
        OB3LdpVerifier(public_pem(consortium, number)).verify(document)
    except OB3VerificationError:
        return False
    return True
