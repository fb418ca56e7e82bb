import { useId, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { systemRandom } from '#app/random.ts';
import { useActing } from '#app/useActing.ts';
import { newId, type ContactId, type MentorshipId } from '#base/ids.ts';
import { formatDay } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { Tick, Ticks } from '#ui/Ticks.tsx';
import { showToast } from '#ui/toasts.ts';
import { LinkMentor } from './LinkMentor.tsx';
import { NotHere } from './NotHere.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useHandingOver } from './useHandingOver.ts';
import { useMentorship } from './useMentorship.ts';
import { useSuggestions } from './useSuggestions.ts';
import { LostPhone } from './WhoReads.tsx';
import css from './Mentorships.module.css';

/** `/patenschaften/:id/uebergabe`: who takes over, and what goes along; said before it is done. */
export function HandOverScreen(): ReactNode {
  const m = useTexts(texts).handOver;
  const { id } = useParams<{ id: MentorshipId }>();
  const loaded = useMentorship(id);
  const back = `/patenschaften/${id}`;
  return loaded.at === 'here' ? <HandOverForm key={id} detail={loaded.detail} back={back} /> : <NotHere title={m.title} back={back} loaded={loaded} />;
}

function HandOverForm({ detail, back }: { readonly detail: MentorshipDetail; readonly back: string }): ReactNode {
  const m = useTexts(texts);
  const formId = useId();
  const [newOne] = useState(() => newId<MentorshipId>(systemRandom));
  const [to, setTo] = useState<ContactId | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const { busy, errors, save } = useHandingOver(detail, newOne);
  const suggested = useSuggestions(detail.mentee, null);
  // Beginning anew with the same mentor is a way out where the place for the notes is not one's own.
  const again = detail.where === 'foreign' ? [{ mentor: detail.mentor, name: detail.mentorName, reasons: [] }] : [];
  const mentee = detail.menteeName || m.unknown;
  return (
    <Page title={m.handOver.title} back={back} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.handOver.save}</Button>}>
      <Form id={formId} onSubmit={() => void save({ to, agreed, notes })}>
        <p>{m.handOver.intro(detail.mentorName || m.unknown, mentee)}</p>
        {errors.form ? <Banner tone="late" live="alert" title={m.new.notSaved}>{errors.form}</Banner> : null}
        <Suggestions label={m.handOver.who} suggested={[...again, ...suggested]} value={to} error={errors.to ?? null} onPick={setTo} />
        <div className={css.consent}><Tick label={m.handOver.agreed(mentee)} checked={agreed} error={errors.agreed ?? null} onChange={setAgreed} /></div>
        <Along detail={detail} to={to} notes={notes} onChange={setNotes} />
        <Banner>
          {detail.owner ? <p>{m.handOver.rest}</p> : null}
          <LostPhone />
        </Banner>
      </Form>
    </Page>
  );
}

type AlongProps = { readonly detail: MentorshipDetail; readonly to: ContactId | null; readonly notes: readonly string[]; readonly onChange: (notes: readonly string[]) => void };

/** The notes to hand on, one by one; none goes without being picked. */
function Along({ detail, to, notes, onChange }: AlongProps): ReactNode {
  const m = useTexts(texts).handOver;
  const acting = useActing(lateRefusalWords, showToast);
  const name = useLive((live) => (to === null ? '' : (live.rows.get(to)?.name ?? '')));
  const member = useLive((live) => live.members.find((one) => one.contact === to && !one.gone));
  if (!detail.owner) return <p className={css.soft}>{m.notYours(detail.mentorName)}</p>;
  if (!detail.notes || detail.notes.length === 0) return <p className={css.soft}>{m.noNotes}</p>;
  if (to !== null && !member) return <LinkMentor key={to} mentor={to} name={name} why={m.noMember(name)} acting={acting} />;
  const items = detail.notes.map((note) => ({ value: note.id as string, label: formatDay(note.on), help: [note.how, note.lacks, note.next].find((text) => text !== '') ?? '' }));
  return (
    <>
      <Ticks label={m.notes} items={items} checked={notes} onChange={onChange} />
      {member && notes.length > 0 ? <p>{m.reads(member.name)}</p> : null}
    </>
  );
}
