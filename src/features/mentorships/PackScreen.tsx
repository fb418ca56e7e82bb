import { Pencil, Printer } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type EditId, type MentorshipId } from '#base/ids.ts';
import { formatDay } from '#messages/dates.ts';
import { pack as texts } from '#messages/later/pack.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Paper, PaperPart } from '#ui/Paper.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { NotHere } from './NotHere.tsx';
import { PackApart } from './PackApart.tsx';
import { PackForm, type OpenPack } from './PackForm.tsx';
import { PackNames } from './PackNames.tsx';
import { latestPackDraft, sectionsOf, type Section } from './packText.ts';
import { useMentorship } from './useMentorship.ts';
import css from './Pack.module.css';

/** `/patenschaften/:id/mappe`: what a candidate is handed, on paper; its text is the association's, its names are the team's. */
export function PackScreen(): ReactNode {
  const m = useTexts(texts);
  const { id } = useParams<{ id: MentorshipId }>();
  const loaded = useMentorship(id);
  const points = useLive((live) => live.guides.pack.points);
  const [editing, setEditing] = useState(false);
  const back = `/patenschaften/${id}`;
  if (loaded.at !== 'here') return <NotHere title={m.title} back={back} loaded={loaded} />;
  const sections = sectionsOf(points, m);
  return editing ? <Editing sections={sections} onDone={() => setEditing(false)} /> : <Shown detail={loaded.detail} sections={sections} back={back} onEdit={() => setEditing(true)} />;
}

type ShownProps = { readonly detail: MentorshipDetail; readonly sections: readonly Section[]; readonly back: string; readonly onEdit: () => void };

function Shown({ detail, sections, back, onEdit }: ShownProps): ReactNode {
  const m = useTexts(texts);
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  return (
    <Page title={m.title} back={back}>
      <div className={css.acts}>
        <Button kind="primary" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>{m.print}</Button>
        <Button icon={<Pencil aria-hidden="true" />} onClick={onEdit}>{m.edit}</Button>
      </div>
      <PackApart />
      <Paper label={m.title} className={css.paper}>
        <header>
          <p className={css.whose}>{m.for(detail.menteeName)}</p>
          <p className={css.from}>{m.from(space, formatDay(today()))}</p>
        </header>
        {sections.map(({ id, title, text }) => (
          <PaperPart key={id} title={title}>
            {text ? <Text text={text} /> : null}
            <PackNames section={id} detail={detail} />
          </PaperPart>
        ))}
      </Paper>
      <p className={css.soft}>{m.namesOnlyHere}</p>
    </Page>
  );
}

/** Several lines are steps to be ticked off. */
function Text({ text }: { readonly text: string }): ReactNode {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.length > 1 ? <ul className={css.steps}>{lines.map((line) => <li key={line}>{line}</li>)}</ul> : <p>{text}</p>;
}

type Stands = { readonly sections: readonly Section[]; readonly heads: readonly EditId[] };

/** Goes on with the draft that was left. */
function Editing({ sections, onDone }: { readonly sections: readonly Section[]; readonly onDone: () => void }): ReactNode {
  const m = useTexts(texts);
  const [open, setOpen] = useState<OpenPack | null>(null);
  const [stands, setStands] = useState<Stands | null>(null);
  const [asked] = useState({ sections, m });
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    const drafts = engine().drafts().catch(() => []);
    const state = engine().guideState('pack').catch(() => null);
    void Promise.all([drafts, state]).then(([all, found]) => {
      if (stale) return;
      const kept = latestPackDraft(all);
      const now: Stands = { sections: found ? sectionsOf(found.points, asked.m) : asked.sections, heads: found?.heads ?? [] };
      setStands(now);
      setOpen(kept ? { draftId: kept.id, sections: kept.sections, stands: now.sections, seen: kept.seen ?? now.heads, kept: kept.at } : fresh(now));
    });
    return () => { stale = true; };
  }, [asked]);
  if (!open || !stands) return <Page title={m.form.title} back={onDone}><Skeleton rows={4} /></Page>;
  return <PackForm key={open.draftId} open={open} onFresh={() => setOpen(fresh(stands))} onDone={onDone} />;
}

function fresh({ sections, heads }: Stands): OpenPack {
  return { draftId: newId<DraftId>(systemRandom), sections, stands: sections, seen: heads, kept: null };
}
