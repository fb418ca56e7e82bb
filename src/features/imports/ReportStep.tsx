import { useState, type ReactNode } from 'react';
import type { PlannedTwin } from '#domain/imports/plan.ts';
import { councilName } from '#messages/councilWords.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { Ticks } from '#ui/Ticks.tsx';
import { noteLines, problemLines, refusedLines, withheldLines } from './lines.ts';
import { ReportLines, useSome } from './LongList.tsx';
import { seatsToWrite, type Picked, type Planned } from './useImport.ts';
import css from './imports.module.css';

type ReportStepProps = { readonly planned: Planned; readonly onBack: () => void; readonly onImport: (picked: Picked) => void };

/** What will be written and what will not, before anything is. */
export function ReportStep({ planned, onBack, onImport }: ReportStepProps): ReactNode {
  const m = useMessages();
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const [seated, setSeated] = useState<ReadonlySet<number>>(new Set());
  const words = m.imports.report;
  const { plan, preview } = planned;
  const count = plan.ready.length + taken.size;
  const added = seatsToWrite(plan, { taken, seated }).length;
  const withheld = withheldLines(m, plan);
  const seats = plan.ready.reduce((sum, { contact }) => sum + (contact.mandates?.length ?? 0), 0);
  return (
    <>
      <Section title={words.title}>
        <Stack>
          <p role="status">{plan.ready.length + plan.twins.length === 0 ? words.nothing : words.ready(plan.ready.length)}</p>
          {seats > 0 ? <p>{words.mandates(seats)}</p> : null}
          {withheld.length > 0 ? <Banner tone="due" title={words.withheldTitle}>{withheld.map((text) => <p key={text}>{text}</p>)}</Banner> : null}
        </Stack>
      </Section>
      <Twins twins={plan.twins} taken={taken} onChange={setTaken} />
      <SeatsOfTwins twins={plan.twins.filter((twin) => twin.seats.length > 0 && !taken.has(twin.line))} seated={seated} onChange={setSeated} />
      <ReportLines title={words.refused} lines={refusedLines(m, plan.refused)} />
      <ReportLines title={words.notes} lines={noteLines(m, plan.notes)} />
      <ReportLines title={words.file} lines={problemLines(m, preview.problems)} />
      <div className={css.actions}>
        <p>{words.willWrite(count)}{added > 0 ? ` ${words.willSeat(added)}` : null}</p>
        {count + added > 0 ? <Button kind="primary" wide onClick={() => onImport({ taken, seated })}>{words.submit}</Button> : null}
        <Button wide onClick={onBack}>{words.back}</Button>
      </div>
    </>
  );
}

type TwinsProps = { readonly twins: readonly PlannedTwin[]; readonly taken: ReadonlySet<number>; readonly onChange: (taken: ReadonlySet<number>) => void };

type SeatsProps = { readonly twins: readonly PlannedTwin[]; readonly seated: ReadonlySet<number>; readonly onChange: (seated: ReadonlySet<number>) => void };

/** Councillors who are contacts already: their mandates can go to these contacts. Whether it is the same person, somebody has to say. */
function SeatsOfTwins({ twins, seated, onChange }: SeatsProps): ReactNode {
  const m = useMessages();
  const councils = useTexts(mandates);
  const words = m.imports.report;
  const { some, more } = useSome(twins);
  if (twins.length === 0) return null;
  const all = twins.every((twin) => seated.has(twin.line));
  return (
    <Section title={words.twinSeats} count={twins.length}>
      <Ticks
        label={words.twinSeatsHelp}
        items={some.map((twin) => ({ value: String(twin.line), label: twin.of.name, help: words.line(twin.line, twin.seats.map(({ mandate: { body, place = null, locality = '' } }) => councilName(councils, { body, place, locality })).join(' · ')) }))}
        checked={[...seated].map(String)}
        onChange={(lines) => onChange(new Set(lines.map(Number)))}
      />
      {more}
      <div className={css.more}><Button onClick={() => onChange(all ? new Set() : new Set(twins.map((twin) => twin.line)))}>{all ? words.seatNone : words.seatAll}</Button></div>
    </Section>
  );
}

function Twins({ twins, taken, onChange }: TwinsProps): ReactNode {
  const m = useMessages();
  const words = m.imports.report;
  const { some, more } = useSome(twins);
  if (twins.length === 0) return null;
  const all = taken.size === twins.length;
  const because = ({ of }: PlannedTwin) => ('line' in of ? words.twinRow(words.twinBy[of.by], of.name, of.line) : words.twinOf(words.twinBy[of.by], of.name));
  return (
    <Section title={words.twins} count={twins.length}>
      <Ticks
        label={words.twinsHelp}
        items={some.map((twin) => ({ value: String(twin.line), label: twin.contact.name, help: words.line(twin.line, because(twin)) }))}
        checked={[...taken].map(String)}
        onChange={(lines) => onChange(new Set(lines.map(Number)))}
      />
      {more}
      <div className={css.more}>
        <Button onClick={() => onChange(all ? new Set() : new Set(twins.map((twin) => twin.line)))}>{all ? words.takeNone : words.takeAll}</Button>
      </div>
    </Section>
  );
}
