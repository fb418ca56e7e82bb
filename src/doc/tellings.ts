import type * as Y from 'yjs';
import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import type { Adopted } from '#domain/adoption.ts';
import type { Plain } from '#domain/write.ts';
import { readConsent } from './shapes.ts';
import { teamIndex } from './teamIndex.ts';

/** What somebody said, in parts a sentence is made of; a name is empty where it is not known here. */
export type Telling =
  | { readonly say: 'contact'; readonly name: string }
  | { readonly say: 'talk'; readonly person: string; readonly on: string; readonly outcome: string; readonly notes: string }
  | { readonly say: 'task'; readonly person: string; readonly what: string; readonly due: string }
  | { readonly say: 'change'; readonly of: 'contact' | 'talk' | 'task'; readonly person: string; readonly field: string; readonly value: Plain }
  | { readonly say: 'consent'; readonly person: string; readonly given: 'granted' | 'withdrawn'; readonly on: string }
  | { readonly say: 'name'; readonly of: 'member' | 'device' | 'space'; readonly name: string }
  | { readonly say: 'guide' };

/** Tells what was said; names come from the document and, where they are new, from what was said itself (`among`). */
export function tellings(team: Y.Doc, said: readonly Adopted[], among: readonly Adopted[]): readonly Telling[] {
  const births = new Map(among.flatMap((one) => (one.make === 'birth' ? [[one.id, one] as const] : [])));
  const index = teamIndex(team);
  const contactName = (id: string): string => index.contact(id as ContactId)?.fields.name ?? text(births.get(id)?.born['name']);
  const contactOf = (kind: string, id: string): string => {
    const known = kind === 'talk' ? index.talk(id as TalkId)?.fields.contact : kind === 'task' ? index.task(id as TaskId)?.fields.contact : id;
    return known ?? text(births.get(id)?.born['contact']);
  };
  return said.flatMap((one): readonly Telling[] => {
    const person = contactName(contactOf(one.kind, one.id));
    if (one.make === 'birth') return born(one, person);
    return changed(one, person);
  });
}

function born({ kind, born: value }: Extract<Adopted, { make: 'birth' }>, person: string): readonly Telling[] {
  switch (kind) {
    case 'contact':
      return [{ say: 'contact', name: text(value['name']) }];
    case 'talk':
      return [{ say: 'talk', person, on: text(value['on']), outcome: text(value['outcome']), notes: text(value['notes']) }];
    case 'task':
      return [{ say: 'task', person, what: text(value['what']), due: text(value['due']) }];
  }
}

function changed({ kind, field, value }: Extract<Adopted, { make: 'change' }>, person: string): readonly Telling[] {
  switch (kind) {
    case 'contact':
    case 'talk':
    case 'task': {
      const consent = field === 'consents' ? readConsent(value) : undefined;
      return [consent ? { say: 'consent', person, given: consent.given, on: consent.on } : { say: 'change', of: kind, person, field, value }];
    }
    case 'member':
    case 'device':
    case 'space':
      return [{ say: 'name', of: kind, name: text(value) }];
    case 'guide':
      return [{ say: 'guide' }];
  }
}

function text(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}
