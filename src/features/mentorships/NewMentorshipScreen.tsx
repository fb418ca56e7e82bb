import { useEffect, useState, type ReactNode } from 'react';
import { useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type ContactId, type DraftId, type MentorshipId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { emptyForm, latestNewDraft, type NewStart } from './newMentorship.ts';
import { NewMentorshipForm } from './NewMentorshipForm.tsx';

export type OpenNew = NewStart & { /** When the draft it goes on with was last typed in; null: none. */ readonly kept: number | null };

/** `/patenschaften/neu` (`?schuetzling=<contact>`, `?pate=<contact>`): whom, by whom, to what end. */
export function NewMentorshipScreen(): ReactNode {
  const m = useTexts(texts);
  const search = useSearch();
  const [fresh, setFresh] = useState(0);
  const [open, setOpen] = useState<OpenNew | null>(null);
  useEffect(() => {
    let stale = false;
    const query = new URLSearchParams(search);
    const [mentee, mentor] = [query.get('schuetzling'), query.get('pate')] as readonly (ContactId | null)[] as [ContactId | null, ContactId | null];
    const begin = (): OpenNew => ({ id: newId<MentorshipId>(systemRandom), draftId: newId<DraftId>(systemRandom), form: emptyForm(mentee, mentor, today()), kept: null });
    // A form must open even where drafts cannot be read; a named person never brings up what was typed about somebody else.
    const asked = fresh > 0 || mentee !== null || mentor !== null ? Promise.resolve([]) : engine().drafts().catch(() => []);
    void asked.then((all) => { if (!stale) setOpen(latestNewDraft(all) ?? begin()); });
    return () => { stale = true; };
  }, [search, fresh]);
  if (!open) return <Page title={m.create} back="/patenschaften"><Skeleton rows={5} /></Page>;
  return <NewMentorshipForm key={open.draftId} open={open} onFresh={() => setFresh(fresh + 1)} />;
}
