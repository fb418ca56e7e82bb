import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { signingWays, type SideForm, type SigningSide, type SignPlace } from './signForm.ts';
import { SignaturePad } from './SignaturePad.tsx';
import css from './Sign.module.css';

type SignSideProps = { readonly side: SigningSide; readonly form: SideForm; readonly missing: readonly SignPlace[]; /** Where a signed paper can be photographed; null: not here. */ readonly photos: ReactNode; readonly onChange: (some: Partial<SideForm>) => void };

/** One side signs, in whichever of three ways is theirs. */
export function SignSide({ side, form, missing, photos, onChange }: SignSideProps): ReactNode {
  const m = useTexts(signing);
  const name = form.name.trim() || m.sides[side];
  const error = (part: 'strokes' | 'typed' | 'confirmed' | 'onPaper', words: string) => (missing.includes(`${side} ${part}`) ? words : null);
  return (
    <Section title={m.signs(m.sides[side])}>
      <div className={css.side}>
        <Choice label={m.how(name)} options={signingWays.map((value) => ({ value, label: m.ways[value] }))} value={form.way} onChange={(way) => onChange({ way })} />
        {form.way === 'glass' ? <SignaturePad name={name} strokes={form.strokes} error={error('strokes', m.padMissing)} onChange={(strokes, aspect) => onChange({ strokes, aspect })} /> : null}
        {form.way === 'typed' ? (
          <>
            <Field label={m.typed(name)} value={form.typed} maxLength={120} error={error('typed', m.typedWrong)} onChange={(typed) => onChange({ typed })} />
            <Tick label={m.confirm(name)} checked={form.confirmed} error={error('confirmed', m.confirmMissing)} onChange={(confirmed) => onChange({ confirmed })} />
          </>
        ) : null}
        {form.way === 'paper' ? (
          <>
            <p className={css.soft}>{m.paperHelp}</p>
            <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>{m.paperPrint}</Button>
            <Tick label={m.paperDone(name)} checked={form.onPaper} error={error('onPaper', m.paperMissing)} onChange={(onPaper) => onChange({ onPaper })} />
            {photos}
          </>
        ) : null}
      </div>
    </Section>
  );
}
