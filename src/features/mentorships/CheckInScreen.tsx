import { useEffect, useState, type ReactNode } from 'react';
import { useParams, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type MentorshipId, type NoteId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { emptyCheckIn, latestCheckInDraft, type CheckInStart } from './checkInForm.ts';
import { CheckInFields } from './CheckInFields.tsx';
import { NotHere } from './NotHere.tsx';
import { useMentorship } from './useMentorship.ts';

/** `/patenschaften/:id/rueckmeldung`: three questions and a day. `?heute`: where one came from. */
export function CheckInScreen(): ReactNode {
  const m = useTexts(texts).checkIn;
  const { id } = useParams<{ id: MentorshipId }>();
  const fromToday = new URLSearchParams(useSearch()).has('heute');
  const loaded = useMentorship(id);
  const [fresh, setFresh] = useState(0);
  const back = fromToday ? '/' : `/patenschaften/${id}`;
  if (loaded.at !== 'here') return <NotHere title={m.title} back={back} loaded={loaded} />;
  const { detail } = loaded;
  if (detail.where === 'not-ours') return <NotYours detail={detail} back={back} />;
  return <Opening key={fresh} detail={detail} back={back} drafts={fresh === 0} onFresh={() => setFresh(fresh + 1)} />;
}

function NotYours({ detail, back }: { readonly detail: MentorshipDetail; readonly back: string }): ReactNode {
  const m = useTexts(texts);
  const action = <LinkButton href={`/patenschaften/${detail.id}`}>{m.one}</LinkButton>;
  return <Page title={m.checkIn.title} back={back}><EmptyState title={m.checkIn.notYours(detail.mentorName || m.unknown)} action={action} /></Page>;
}

type OpeningProps = { readonly detail: MentorshipDetail; readonly back: string; /** False: leave drafts be. */ readonly drafts: boolean; readonly onFresh: () => void };

function Opening({ detail, back, drafts, onFresh }: OpeningProps): ReactNode {
  const m = useTexts(texts).checkIn;
  const [start, setStart] = useState<CheckInStart | null>(null);
  const { id } = detail;
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    const asked = drafts ? engine().drafts().catch(() => []) : Promise.resolve([]);
    void asked.then((all) => { if (!stale) setStart(latestCheckInDraft(all, id) ?? empty()); });
    return () => { stale = true; };
  }, [id, drafts]);
  if (!start) return <Page title={m.title} back={back}><Skeleton rows={4} /></Page>;
  return <CheckInFields detail={detail} start={start} back={back} onFresh={onFresh} />;
}

function empty(): CheckInStart {
  return { id: newId<NoteId>(systemRandom), draftId: newId<DraftId>(systemRandom), form: emptyCheckIn(today()), kept: null };
}
