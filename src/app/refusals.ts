import type { AppRefusal } from './api.ts';

/** What the hub's words mean to the person who founds; anything else is a hub that refused. */
const foundingWords: Readonly<Record<string, AppRefusal>> = {
  'code-wrong': 'code-wrong',
  'code-used': 'code-used',
  'hub-unreachable': 'hub-unreachable',
  unreachable: 'hub-unreachable',
  'other-version': 'other-version',
};

/** A hub that knows no such open invite refuses the proof; used, expired and withdrawn ones are no longer open there. */
const joiningWords: Readonly<Record<string, AppRefusal>> = {
  'invite-used': 'invite-used',
  'invite-expired': 'invite-expired',
  'invite-unknown': 'invite-void',
  'invite-void': 'invite-void',
  'invite-foreign': 'invite-foreign',
  'not-proven': 'invite-void',
  'unknown-space': 'invite-foreign',
  'hub-unreachable': 'hub-unreachable',
  unreachable: 'hub-unreachable',
  'other-version': 'other-version',
};

export function foundingRefusal(refusal: string): AppRefusal {
  return foundingWords[refusal] ?? 'hub-refused';
}

export function joiningRefusal(refusal: string): AppRefusal {
  return joiningWords[refusal] ?? 'hub-refused';
}
