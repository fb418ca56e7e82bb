import { useMemo } from 'react';
import { useLive } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueSections, type Viewer } from '#domain/dueItems.ts';
import type { ListSection, Rows } from './due.ts';
import { useLeads } from './useLeads.ts';

/** Everything that is due, for oneself, one other person, or all. */
export function useDue(whose: Viewer['whose'] | null, day: LocalDate): readonly ListSection[] {
  const tasks = useLive((live) => live.tasks);
  const mentorships = useLive((live) => live.mentorships);
  const mandates = useLive((live) => live.mandates);
  const contacts = useLive((live) => live.rows);
  const self = useSelf();
  const leads = useLeads(mentorships.length > 0);
  return useMemo(
    () => dueSections<Rows>({ tasks, mentorships, mandates, contacts: contacts.values() }, { self, whose: whose ?? self, leads }, day),
    [tasks, mentorships, mandates, contacts, self, whose, leads, day],
  );
}

export function useSelf(): MemberId {
  return useLive((live) => (live.session.at === 'unlocked' ? live.session.self : NOBODY));
}

const NOBODY = '' as MemberId;
